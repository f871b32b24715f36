import type {
  AccountRow,
  AlertRow,
  CommandReply,
  EquityRow,
  FillRow,
  HaltView,
  Instant,
  OrderRow,
  PositionRow,
  ProtectionRow,
  StrategyRow,
  Topic,
} from '@/api/contract';
import type { FakeMarket } from './fake-market.ts';
import { accountRow, d, fillRow, linkRow, orderRow, positionRow, protectionRow, strategyRow } from './fake-rows.ts';

/** One account of the fake desk: canned books that move with the toy market, and commands that change them plainly. */
export class FakeAccount {
  readonly orders = new Map<string, OrderRow>();
  readonly fills: FillRow[] = [];
  readonly positions = new Map<string, PositionRow>();
  readonly protection = new Map<string, ProtectionRow>();
  readonly strategies = new Map<number, StrategyRow>();
  readonly alerts: AlertRow[] = [];
  readonly equity: EquityRow[] = [];
  halt: HaltView | null = null;
  speed = 5;
  isFeedUp = true;
  private nextOrder = 20;
  private nextSeq = 900;

  constructor(
    readonly base: AccountRow,
    readonly market: FakeMarket,
  ) {
    this.fillBooks();
  }

  private fillBooks(): void {
    const held = this.market.isIndia ? [pick(this.market, 'C', 2), pick(this.market, 'P', -2)] : [1, 3];
    const sizes = this.market.isIndia ? [130, 65] : [6, -4];
    held.forEach((id, index) => {
      const symbol = this.market.row(id)?.symbol ?? '?';
      const quantity = sizes[index] ?? 1;
      const price = Number(this.market.price(id));
      const way = quantity > 0 ? 1 : -1;
      const tick = this.market.isIndia ? 20 : 100;
      const round = (value: number) => d((Math.round(value * tick) / tick).toFixed(2));
      const entry = round(price * (1 - way * 0.002));
      const group = `G${7 + index}`;
      this.positions.set(
        `${index + 1} ${id}`,
        positionRow({
          key: `${index + 1} ${id}`,
          owner: index,
          ownerName: index === 0 ? 'You' : 'Opening range',
          instrument: id,
          symbol,
          quantity,
          averagePrice: entry,
          covered: quantity,
          groups: [group],
        }),
      );
      const stop = round(price * (1 - way * (this.market.isIndia ? 0.08 : 0.0016)));
      const target = round(price * (1 + way * (this.market.isIndia ? 0.12 : 0.0028)));
      this.protection.set(
        `${group} ${id}`,
        protectionRow({
          key: `${group} ${id}`,
          group,
          owner: index,
          ownerName: index === 0 ? 'You' : 'Opening range',
          instrument: id,
          symbol,
          open: quantity,
          covered: quantity,
          averageEntry: entry,
          stop,
          target,
          plan: { stopAt: stop, targetAt: target },
        }),
      );
      this.fills.push(
        fillRow({
          execution: `E${index}`,
          order: `FL${3 + index}`,
          owner: index,
          instrument: id,
          symbol,
          side: way > 0 ? 'Buy' : 'Sell',
          quantity: Math.abs(quantity),
          price: entry,
          at: this.market.at(),
        }),
      );
    });
    const [first = 1] = held;
    const limit = d((Number(this.market.price(first)) * 0.9985).toFixed(this.market.isIndia ? 1 : 2));
    this.orders.set(
      'FL12',
      orderRow({
        legs: [{ instrument: first, symbol: this.market.row(first)?.symbol ?? '', side: 'Buy', ratio: 1 }],
        quantity: this.market.isIndia ? 65 : 10,
        limitPrice: limit,
        sentAt: this.market.at(),
        changedAt: this.market.at(),
      }),
    );
    this.strategies.set(1, strategyRow({ instruments: [1] }));
    this.strategies.set(
      2,
      strategyRow({
        owner: 2,
        name: 'Mean reversion',
        parameters: { lookback: '20' },
        instruments: [1, 2],
        isOn: false,
        openGroups: 0,
        realised: d('-31.05'),
        unrealised: d('0'),
      }),
    );
    this.say('Info', 'SESSION_OPEN', 'The session opened; entries are allowed.');
    let worth = 100_000;
    for (let minute = 62; minute >= 0; minute -= 1) {
      worth += Math.sin(minute / 7) * 18 + Math.cos(minute / 3) * 9 + 3;
      this.equity.push({
        at: new Date(Math.floor(this.market.now / 60_000) * 60_000 - minute * 60_000).toISOString() as Instant,
        equity: d(worth.toFixed(2)),
      });
    }
  }

  say(level: AlertRow['level'], code: string, text: string): void {
    this.alerts.push({ seq: ++this.nextSeq, at: this.market.at(), level, code, text });
  }

  row(): AccountRow {
    const last = this.equity.at(-1)?.equity ?? d('100000');
    const isAllowed = this.halt === null && this.isFeedUp;
    return accountRow({
      ...this.base,
      clock: {
        at: this.market.at(),
        wallAt: new Date().toISOString() as Instant,
        speed: this.speed,
        isMarketTime: true,
        lagMs: 0,
      },
      halt: this.halt,
      trading: {
        isAllowed,
        reasons: [
          ...(this.halt ? [{ code: 'HALT', text: this.halt.reason }] : []),
          ...(this.isFeedUp ? [] : [{ code: 'FEED_MUTE', text: 'The feed is mute: entries wait for fresh prices.' }]),
        ],
      },
      profit: {
        ...this.base.profit,
        equity: last,
        today: d((Number(last) - 100_000).toFixed(2)),
        asOf: this.market.pricedAt(),
      },
    });
  }

  rows(topic: Topic, instruments: readonly number[] | null, timeframe: string | null): readonly unknown[] {
    switch (topic) {
      case 'Quotes':
        return (instruments ?? []).map((id) => this.market.quote(id));
      case 'Bars':
        return this.market.barsOf(instruments?.[0] ?? 1, timeframe ?? '1m');
      case 'Orders':
        return [...this.orders.values()];
      case 'Fills':
        return this.fills;
      case 'Positions':
        return [...this.positions.values()].map((row) => this.marked(row));
      case 'Protection':
        return [...this.protection.values()].map((row) => this.guarded(row));
      case 'Strategies':
        return [...this.strategies.values()];
      case 'Alerts':
        return this.alerts;
      case 'Equity':
        return this.equity;
      case 'Links':
        return [
          linkRow({
            isUp: this.isFeedUp,
            state: this.isFeedUp ? 'Synchronised' : 'Mute',
            evidence: this.isFeedUp ? 'ticks arrive' : 'no tick for 30 s in session',
            lastTickAt: this.market.pricedAt(),
          }),
          linkRow({ link: 'Orders', evidence: 'last reply 2 s ago', pingMs: 0.4 }),
          linkRow({ link: 'Account', evidence: 'books reconciled at 10:31', pingMs: 0.4 }),
        ];
      default:
        return [];
    }
  }

  private marked(row: PositionRow): PositionRow {
    const mark = d(this.market.price(row.instrument));
    const multiplier = this.market.row(row.instrument)?.multiplier ?? 1;
    const unrealised = d(((Number(mark) - Number(row.averagePrice)) * row.quantity * multiplier).toFixed(2));
    return { ...row, mark, markAt: this.market.pricedAt(), unrealised };
  }

  private guarded(row: ProtectionRow): ProtectionRow {
    const mark = d(this.market.price(row.instrument));
    return {
      ...row,
      mark,
      markAt: this.market.pricedAt(),
      distance: row.stop === null ? null : d(Math.abs(Number(mark) - Number(row.stop)).toFixed(2)),
    };
  }

  fillOrder(key: string): void {
    const row = this.orders.get(key);
    const leg = row?.legs[0];
    if (!row || !leg || !row.isOpen) return;
    const price = row.limitPrice ?? d(this.market.price(leg.instrument));
    this.orders.set(key, {
      ...row,
      status: 'Filled',
      isOpen: false,
      filled: row.quantity,
      averagePrice: price,
      changedAt: this.market.at(),
      version: row.version + 1,
    });
    this.fills.push(
      fillRow({
        execution: `E${key}`,
        order: key,
        owner: 0,
        ownerName: 'You',
        instrument: leg.instrument,
        symbol: leg.symbol,
        side: leg.side,
        purpose: row.purpose,
        quantity: row.quantity,
        price,
        at: this.market.at(),
        reason: 'ticket',
      }),
    );
    const signed = leg.side === 'Buy' ? row.quantity : -row.quantity;
    const held = [...this.positions.values()].find((each) => each.instrument === leg.instrument);
    const quantity = (held?.quantity ?? 0) + signed;
    const position = positionRow({
      ...held,
      key: held?.key ?? `0 ${leg.instrument}`,
      owner: 0,
      ownerName: 'You',
      instrument: leg.instrument,
      symbol: leg.symbol,
      quantity,
      averagePrice: price,
      covered: held ? held.covered : 0,
      groups: [row.group ?? 'G99'],
    });
    if (quantity === 0) this.positions.delete(position.key);
    else this.positions.set(position.key, position);
  }

  place(request: Partial<OrderRow> & Pick<OrderRow, 'legs' | 'quantity' | 'type'>): CommandReply {
    const order = `FL${++this.nextOrder}`;
    const row = orderRow({
      ...request,
      limitPrice: request.limitPrice ?? null,
      order,
      group: `G${this.nextOrder}`,
      sentAt: this.market.at(),
      changedAt: this.market.at(),
      status: 'Sent',
    });
    this.orders.set(order, row);
    return accepted({ orders: [order], group: row.group });
  }
}

export function accepted(over: Partial<CommandReply> = {}): CommandReply {
  return { outcome: 'Accepted', code: 'OK', reason: '', orders: [], group: null, checks: [], seq: 1_000, ...over };
}

export function refused(code: string, reason: string): CommandReply {
  return accepted({ outcome: code === 'VERSION_CONFLICT' ? 'Conflict' : 'Refused', code, reason, seq: null });
}

function pick(market: FakeMarket, right: 'C' | 'P', away: number): number {
  const spot = Number(market.price(1));
  const found = market.instruments
    .filter((each) => each.symbol.endsWith(` ${right}`) && each.option?.expiry === market.expiries[0])
    .sort(
      (a, b) =>
        Math.abs(Number(a.option?.strike) - spot - away * 50) - Math.abs(Number(b.option?.strike) - spot - away * 50),
    );
  return found[0]?.id ?? 1;
}
