import { type RefObject, useEffect, useRef, useState } from 'react';
import type { BarRow, InstrumentRow } from '@/api/contract';
import { digitsOf, toNumber } from '@/lib/decimal';
import { themeChanged } from '@/lib/theme';
import { readColors } from './colors';
import { type Overlays, PriceChart } from './price-chart';

/** Ties the canvas to a box: made once per zone, fed with rows, painted again when the theme changes. */
export function usePriceChart(
  box: RefObject<HTMLDivElement | null>,
  timeZone: string,
  instrument: InstrumentRow,
  rows: readonly BarRow[],
  overlays: Overlays,
  linePrices: readonly number[],
): { readonly chart: PriceChart | null; onDraw(reader: () => void): () => void } {
  const [chart, setChart] = useState<PriceChart | null>(null);
  const readers = useRef(new Set<() => void>());
  const onDraw = useRef((reader: () => void) => {
    readers.current.add(reader);
    return () => readers.current.delete(reader);
  });

  useEffect(() => {
    if (!box.current) return;
    const within = box.current;
    const made = new PriceChart(within, readColors(within), timeZone, () => {
      for (const reader of readers.current) reader();
    });
    const repaint = () => made.paint(readColors(within));
    const system = window.matchMedia('(prefers-color-scheme: dark)');
    window.addEventListener(themeChanged, repaint);
    system.addEventListener('change', repaint);
    setChart(made);
    return () => {
      window.removeEventListener(themeChanged, repaint);
      system.removeEventListener('change', repaint);
      setChart(null);
      made.remove();
    };
  }, [box, timeZone]);

  useEffect(() => chart?.setTick(digitsOf(instrument.tick), toNumber(instrument.tick)), [chart, instrument.tick]);
  useEffect(() => chart?.setOverlays(overlays), [chart, overlays]);
  useEffect(() => chart?.setLinePrices(linePrices), [chart, linePrices]);
  useEffect(() => chart?.setBars(rows), [chart, rows]);
  return { chart, onDraw: onDraw.current };
}
