import { type KeyboardEvent, type PointerEvent, useCallback, useEffect, useReducer, useRef } from 'react';
import type { Decimal } from '@/api/contract';
import { addTicks, compare, digitsOf, fromDrawing, toFixed, toNumber } from '@/lib/decimal';
import { type Amendment, type ChartLine, holdAfter, holdWords, shownPrice } from '../model';
import type { PriceChart } from '../price-chart';
import styles from './line-handle.module.css';

/** The desk's answer to a moved line. */
export type AmendAnswer =
  | { readonly isAccepted: true }
  | { readonly isAccepted: false; readonly isUnknown: boolean; readonly reason: string };

interface LineHandleProps {
  readonly line: ChartLine;
  readonly tick: Decimal;
  readonly chart: PriceChart;
  /** It can be read but not moved. */
  readonly isLocked: boolean;
  onDraw(reader: () => void): () => void;
  onAmend(amendment: Amendment): Promise<AmendAnswer>;
}

const confirmedShownMs = 2_500;
const refusedShownMs = 8_000;

/**
 * A price line over the chart. What can be moved is a slider: dragged by its label, or by arrow keys a tick at a time
 * (ten with Shift), sent by Enter or letting go, restored by Escape.
 */
export function LineHandle({ line, tick, chart, isLocked, onDraw, onAmend }: LineHandleProps) {
  const [hold, tell] = useReducer(holdAfter, { phase: 'rest' });
  const box = useRef<HTMLDivElement>(null);
  const grip = useRef<{ readonly pointer: number; readonly offset: number } | null>(null);
  const price = shownPrice(line, hold);
  const { amend } = line;

  const place = useCallback(() => {
    const element = box.current;
    const height = chart.height();
    if (!element || height === 0) return;
    // The chart is asked, not the page: reading sizes here would lay the whole page out on every tick.
    const y = chart.yOf(toNumber(price));
    const off = String(y === null || y < 0 || y > height);
    const transform = `translateY(${Math.round(Math.min(Math.max(y ?? 0, 10), height - 10))}px)`;
    if (element.dataset.off !== off) element.dataset.off = off;
    if (element.style.transform !== transform) element.style.transform = transform;
  }, [chart, price]);
  useEffect(() => {
    place();
    return onDraw(place);
  }, [place, onDraw]);

  useEffect(() => tell({ what: 'row', price: line.price, version: line.version }), [line.price, line.version]);
  useEffect(() => {
    if (hold.phase !== 'confirmed' && hold.phase !== 'refused') return;
    const timer = setTimeout(
      () => tell({ what: 'forget' }),
      hold.phase === 'confirmed' ? confirmedShownMs : refusedShownMs,
    );
    return () => clearTimeout(timer);
  }, [hold.phase]);

  const send = async () => {
    if (hold.phase !== 'moving') return;
    const { from, price: wanted } = hold;
    if (!from.amend || compare(wanted, from.price) === 0) {
      tell({ what: 'restore' });
      return;
    }
    tell({ what: 'send', price: wanted, version: from.version });
    const answer = await onAmend(from.amend(wanted));
    tell(
      answer.isAccepted
        ? { what: 'accepted' }
        : { what: 'refused', reason: answer.reason, isUnknown: answer.isUnknown },
    );
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (isLocked) return;
    const step = { ArrowUp: 1, ArrowRight: 1, ArrowDown: -1, ArrowLeft: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (step !== undefined)
      tell({ what: 'move', price: addTicks(price, tick, event.shiftKey ? step * 10 : step), line });
    else if (event.key === 'Enter') void send();
    else if (event.key === 'Escape') tell({ what: 'restore' });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (isLocked || event.button !== 0 || hold.phase === 'sent') return;
    const y = chart.yOf(toNumber(price));
    if (y === null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grip.current = { pointer: event.pointerId, offset: event.clientY - y };
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (grip.current?.pointer !== event.pointerId) return;
    const drawn = chart.priceAt(event.clientY - grip.current.offset);
    const moved = drawn === null ? null : fromDrawing(drawn, tick);
    if (moved !== null && (hold.phase === 'moving' || compare(moved, line.price) !== 0))
      tell({ what: 'move', price: moved, line });
  };
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    if (grip.current?.pointer !== event.pointerId) return;
    grip.current = null;
    void send();
  };
  const onPointerCancel = () => {
    grip.current = null;
    tell({ what: 'restore' });
  };

  const words = holdWords(hold);
  const text = toFixed(price, digitsOf(tick));
  return (
    <div ref={box} className={`${styles.line} ${styles[line.kind]}`} data-phase={hold.phase}>
      {amend === null ? (
        <span className={styles.label}>{line.label}</span>
      ) : (
        <div
          className={`${styles.label} ${styles.handle}`}
          role="slider"
          tabIndex={0}
          data-own-keys
          aria-label={line.name}
          aria-disabled={isLocked}
          aria-orientation="vertical"
          aria-valuemin={0}
          aria-valuemax={2 * toNumber(line.price)}
          aria-valuenow={toNumber(price)}
          aria-valuetext={`${text}${words ? `, ${words}` : ''}`}
          onKeyDown={onKeyDown}
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onPointerUp={onPointerUp}
          onPointerCancel={onPointerCancel}
        >
          {line.label} <strong>{text}</strong>
          {words && <span className={styles.words}>{words}</span>}
        </div>
      )}
      <span className="visually-hidden" role="status">
        {words && hold.phase !== 'moving' ? `${line.name} ${text} ${words}` : ''}
      </span>
    </div>
  );
}
