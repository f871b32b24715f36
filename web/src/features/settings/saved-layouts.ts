const isLayout = (key: string) => key.includes('fairlead.layout.');

/** Removes the sizes of panels that this browser keeps; returns how many there were. */
export function forgetLayouts(storage: Storage): number {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
    (key): key is string => key !== null && isLayout(key),
  );
  for (const key of keys) storage.removeItem(key);
  return keys.length;
}
