import type { Subscribe, Topic } from '@/api/contract';
import { FakeAccount } from './fake-account.ts';
import { FakeMarket } from './fake-market.ts';
import { FakePages } from './fake-pages.ts';
import { accountRow, d } from './fake-rows.ts';

/** A desk of canned rows for looking at the pages; test code, never in the bundle. */
export class FakeDesk {
  readonly accounts: ReadonlyMap<string, FakeAccount>;
  isSignedIn = true;
  /** What the pages beside Desk and Trade ask for. */
  readonly pages = new FakePages();

  constructor() {
    const us = new FakeAccount(
      accountRow(),
      new FakeMarket(
        [
          ['SPY', 671.2],
          ['QQQ', 612.4],
          ['AAPL', 268.9],
          ['NVDA', 181.3],
          ['TSLA', 402.7],
        ],
        false,
      ),
    );
    const india = new FakeAccount(
      accountRow({
        account: 'practice-india',
        name: 'Practice India',
        currency: 'INR',
        timeZone: 'Asia/Kolkata',
        profit: { ...accountRow().profit, equity: d('1002310.40'), cash: d('982120.15') },
      }),
      new FakeMarket(
        [
          ['NIFTY', 26_048.6],
          ['BANKNIFTY', 58_870.1],
          ['SENSEX', 85_120.4],
          ['INDIAVIX', 13.2],
        ],
        true,
      ),
    );
    this.accounts = new Map([us, india].map((each) => [each.base.account, each]));
  }

  /** Moves every market by so much of this computer's time. */
  step(wallMs: number): void {
    this.pages.step(wallMs);
    for (const account of this.accounts.values()) {
      account.market.step(wallMs * account.speed, account.isFeedUp);
    }
  }

  rows(
    topic: Topic,
    account: string,
    instruments: readonly number[] | null,
    timeframe: string | null,
  ): readonly unknown[] {
    if (topic === 'Accounts') return [...this.accounts.values()].map((each) => each.row());
    const of = this.accounts.get(account);
    if (of && topic === 'Decisions') return this.pages.decisions(of);
    return (
      of?.rows(topic, instruments, timeframe) ?? this.pages.replayRows(account, topic, this.accounts, instruments) ?? []
    );
  }

  follow({ topic, account, instruments, timeframe }: Subscribe): readonly unknown[] {
    return this.rows(topic, account, instruments ?? null, timeframe ?? null);
  }
}
