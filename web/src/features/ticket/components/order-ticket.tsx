import { type FormEvent, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useAccount } from '@/api/account';
import type { InstrumentRow, PlaceOrderRequest, Side } from '@/api/contract';
import { useQuote } from '@/api/desk';
import { useCommand } from '@/api/use-command';
import { useMayTrade } from '@/api/use-may-trade';
import { useTrading } from '@/api/use-trading';
import { Badge } from '@/components/ui/badge';
import { Panel } from '@/components/ui/panel';
import { ViewerNote } from '@/components/ui/viewer-note';
import { type Draft, emptyDraft, readDraft } from '../model';
import { usePreview } from '../use-preview';
import { BracketFields } from './bracket-fields';
import styles from './order-ticket.module.css';
import { PreviewBox } from './preview-box';
import { TermFields } from './term-fields';
import { TicketResult } from './ticket-result';

/** Side and price clicked elsewhere; a new stamp fills them in again. */
export interface Prefill {
  readonly stamp: number;
  /** It is meant for this instrument's ticket alone. */
  readonly instrument: number;
  readonly side?: Side;
  readonly price?: string | null;
}

/** An order with its guards, and everything that must be known before it is sent. */
export function OrderTicket({
  instrument,
  prefill,
}: {
  readonly instrument: InstrumentRow;
  readonly prefill: Prefill | null;
}) {
  const { account, name, mode, timeZone, currency, trading, owner } = useAccount();
  const desk = useTrading();
  const mayTrade = useMayTrade();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [isShown, setShown] = useState(false);
  const sizeBox = useRef<HTMLDivElement>(null);
  const change = useCallback((part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part })), []);
  const quote = useQuote(instrument.id);
  const offered = useRef(quote);
  offered.current = quote;
  const taken = useRef(0);
  const isOffered = useRef(false);
  // Another instrument's price must never stand in this one's ticket.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the instrument is what this waits for
  useEffect(() => {
    change({ limitPrice: '', triggerPrice: '' });
    setShown(false);
    isOffered.current = false;
  }, [instrument.id, change]);
  // A first price to start from: what taking the market would cost now. After that the field belongs to the hand.
  useEffect(() => {
    const offer = quote?.instrument === instrument.id ? quote.ask : null;
    if (isOffered.current || offer === null || offer === undefined) return;
    isOffered.current = true;
    setDraft((before) => (before.limitPrice === '' ? { ...before, limitPrice: offer, triggerPrice: offer } : before));
  }, [quote, instrument.id]);
  useEffect(() => {
    if (!prefill || prefill.instrument !== instrument.id || prefill.stamp === taken.current) return;
    taken.current = prefill.stamp;
    const { side, price } = prefill;
    const offer = side === 'Sell' ? offered.current?.bid : offered.current?.ask;
    const found = price ?? offer ?? null;
    change({ ...(side && { side }), ...(found !== null && { limitPrice: found, triggerPrice: found }) });
    sizeBox.current?.querySelector('input')?.focus();
  }, [prefill, instrument.id, change]);

  const { request, units, faults } = readDraft(draft, instrument, timeZone);
  // A preview is for those who may send: the desk refuses it to others, each time.
  const asked = mayTrade && instrument.isTradable ? request : null;
  const { preview, problem, isOld } = usePreview(asked, account);
  const place = useCommand(
    useCallback((body: PlaceOrderRequest, intent: string) => desk.place(body, intent), [desk]),
    useCallback(
      (body: PlaceOrderRequest) => `${body.legs[0]?.side} ${body.quantity} ${instrument.symbol}`,
      [instrument.symbol],
    ),
  );
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    // What is missing may stand above what is seen of a small ticket: the hand is led there, and it is read out.
    flushSync(() => setShown(true));
    if (request === null) event.currentTarget.querySelector<HTMLElement>('[aria-invalid]')?.focus();
    else if (instrument.isTradable) await place.run(request);
  };
  const shown = isShown ? faults : withoutMissing(faults, draft);
  return (
    <Panel
      title="Order"
      note={instrument.symbol}
      tools={<Badge tone={mode === 'Live' ? 'bad' : 'accent'}>{`${mode.toUpperCase()} ${name}`}</Badge>}
    >
      <form className={styles.ticket} aria-label="Order ticket" onSubmit={submit} noValidate>
        <fieldset className={styles.sides} aria-label="Side">
          {(['Buy', 'Sell'] as const).map((side) => (
            <button
              key={side}
              type="button"
              aria-pressed={draft.side === side}
              className={`${styles.side} ${styles[side]}`}
              onClick={() => change({ side })}
            >
              {side}
            </button>
          ))}
        </fieldset>
        <div ref={sizeBox}>
          <TermFields draft={draft} change={change} instrument={instrument} units={units} faults={shown} />
        </div>
        <BracketFields draft={draft} change={change} faults={shown} />
        {!instrument.isTradable && (
          <p className={styles.note}>{instrument.symbol} is an index and cannot be traded; take one of its options.</p>
        )}
        {asked !== null && <PreviewBox preview={preview} problem={problem} isOld={isOld} currency={currency} />}
        <ViewerNote what="orders" />
        {!trading.isAllowed && (
          <p className={styles.note}>Entries are off: {trading.reasons.map((reason) => reason.text).join(' ')}</p>
        )}
        {!owner.isThisDesk && <p className={styles.note}>{owner.name} owns this account; this desk only looks on.</p>}
        <button
          type="submit"
          className={`${styles.send} ${styles[draft.side]}`}
          disabled={place.isLocked || !instrument.isTradable}
        >
          {place.isBusy ? 'Sending...' : `${draft.side} ${units ?? ''} ${instrument.symbol} (${mode})`}
        </button>
        <TicketResult state={place.state} />
      </form>
    </Panel>
  );
}

/** Before the first try, an empty field is not yet a fault worth saying. */
function withoutMissing(faults: ReturnType<typeof readDraft>['faults'], draft: Draft) {
  return Object.fromEntries(Object.entries(faults).filter(([field]) => draft[field as keyof Draft] !== ''));
}
