import { useEffect, useState } from 'react';

/** The value once it has stood still for so many ms; null at once, so that leaving is never late. */
export function useSettled<T>(value: T | null, afterMs: number): T | null {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    if (value === null) {
      setSettled(null);
      return;
    }
    const timer = setTimeout(() => setSettled(value), afterMs);
    return () => clearTimeout(timer);
  }, [value, afterMs]);
  return settled;
}
