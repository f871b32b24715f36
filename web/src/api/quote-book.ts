import type { QuoteRow } from '@/api/contract';
import type { DeskSocket } from '@/api/socket';
import type { Wanted } from '@/api/wanted';

const settleMs = 30;
/** Instruments stay followed this long after their last reader left, so that scrolling a chain does not resubscribe. */
const lingerMs = 3_000;
/** The desk's own limit for one subscription. */
export const mostInstruments = 1_500;

/**
 * Quotes of all instruments that anything on the page shows, in one subscription of an account. Each reader is called
 * only when its own instrument's row changed.
 */
export class QuoteBook {
  private readonly readers = new Map<number, Set<() => void>>();
  private readonly leaving = new Map<number, ReturnType<typeof setTimeout>>();
  private rows: ReadonlyMap<string, QuoteRow> = new Map();
  private followed: Wanted<'Quotes'> | null = null;
  private unfollow: (() => void) | null = null;
  private settling: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly socket: DeskSocket,
    readonly account: string,
  ) {}

  row(instrument: number): QuoteRow | undefined {
    return this.rows.get(String(instrument));
  }

  watch(instrument: number, reader: () => void): () => void {
    const known = this.readers.get(instrument);
    const mine = known ?? new Set<() => void>();
    mine.add(reader);
    const wait = this.leaving.get(instrument);
    if (wait) clearTimeout(wait);
    this.leaving.delete(instrument);
    if (!known) {
      this.readers.set(instrument, mine);
      this.settle();
    }
    return () => {
      mine.delete(reader);
      if (mine.size > 0 || this.leaving.has(instrument)) return;
      this.leaving.set(
        instrument,
        setTimeout(() => this.forget(instrument), lingerMs),
      );
    };
  }

  private forget(instrument: number): void {
    this.leaving.delete(instrument);
    this.readers.delete(instrument);
    this.settle();
  }

  private settle(): void {
    if (this.settling) return;
    this.settling = setTimeout(() => {
      this.settling = null;
      this.followAll();
    }, settleMs);
  }

  private followAll(): void {
    const instruments = [...this.readers.keys()].sort((a, b) => a - b).slice(0, mostInstruments);
    const before = this.unfollow;
    if (instruments.length === 0) {
      this.followed = null;
      this.unfollow = null;
    } else {
      this.followed = { topic: 'Quotes', account: this.account, instruments };
      this.unfollow = this.socket.follow(this.followed, () => this.take());
      this.take();
    }
    before?.();
  }

  private take(): void {
    if (!this.followed) return;
    const table = this.socket.table(this.followed);
    // A table that still waits has nothing to say; what we know stays, with its own age.
    if (table.rows.size === 0 && table.phase !== 'live') return;
    const before = this.rows;
    this.rows = table.rows;
    for (const [instrument, readers] of this.readers) {
      if (before.get(String(instrument)) !== this.rows.get(String(instrument))) for (const reader of readers) reader();
    }
  }
}
