import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useAccount } from '@/api/account';
import type { InstrumentRow } from '@/api/contract';
import { useTrading } from '@/api/use-trading';
import { useKeyAction } from '@/components/ui/key-actions';
import styles from './watchlist-panel.module.css';

const settleMs = 150;
const limit = 12;

/** Finds instruments as one types; arrows walk the finds, Enter takes one. */
export function InstrumentSearch({ onPick }: { onPick(row: InstrumentRow): void }) {
  const { account } = useAccount();
  const desk = useTrading();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [active, setActive] = useState(0);
  useKeyAction('search', () => input.current?.focus());
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), settleMs);
    return () => clearTimeout(timer);
  }, [text]);
  const { data, error, isFetching } = useQuery({
    queryKey: ['search', account, asked],
    queryFn: ({ signal }) => desk.instruments(asked, limit, signal),
    enabled: asked !== '',
    staleTime: 60_000,
  });
  const rows = text.trim() === '' ? [] : (data ?? []);
  const isOpen = text.trim() !== '';
  const pick = (row: InstrumentRow) => {
    setText('');
    setActive(0);
    onPick(row);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive(Math.min(active + 1, rows.length - 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(active - 1, 0));
    else if (event.key === 'Enter' && rows[active]) pick(rows[active]);
    else if (event.key === 'Escape') {
      setText('');
      input.current?.blur();
    } else return;
    event.preventDefault();
  };
  return (
    <div className={styles.combo}>
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label="Search instruments"
        aria-expanded={isOpen}
        aria-controls={`${id}-finds`}
        aria-activedescendant={rows[active] ? `${id}-${rows[active].id}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        placeholder="Search  /"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-finds`} role="listbox" aria-label="Instruments found" className={styles.finds} hidden={!isOpen}>
        {rows.map((row, index) => (
          <div
            key={row.id}
            id={`${id}-${row.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className={styles.find}
            onPointerDown={(event) => {
              event.preventDefault();
              pick(row);
            }}
          >
            <span>{row.symbol}</span>
            <span className={styles.kind}>{row.kind.toLowerCase()}</span>
          </div>
        ))}
      </div>
      {isOpen && rows.length === 0 && (
        <p className={styles.none} role="status">
          {error
            ? `Search failed: ${error.message}`
            : isFetching || asked !== text.trim()
              ? 'Searching...'
              : 'Nothing found.'}
        </p>
      )}
    </div>
  );
}
