/** What each of the gatekeeper's rules asks, in plain words. */
const meanings: Readonly<Record<string, string>> = {
  BUYING_POWER: 'The account can pay for it.',
  CLOCK: 'Our clock and the broker\u2019s agree.',
  PRICE_COLLAR: 'The price is near our own market.',
  COUNT: 'Not too many open groups.',
  DAILY_LOSS: 'Today\u2019s loss is within its limit.',
  DRAWDOWN: 'The fall from the high-water mark is within its limit.',
  DUPLICATE: 'No other live order has the same intent.',
  STALE_DATA: 'Every leg has a sound, young price.',
  HALT: 'Neither the account nor the owner is halted.',
  LEG: 'Each leg is a living contract, in whole lots, on its tick.',
  LEVERAGE: 'Gross exposure over equity is within its limit.',
  MODE: 'A paper order never reaches a live venue.',
  OPEN_LOSS: 'The worst case of all that is open is within its limit.',
  PROTECTION: 'An entry brings a plan that limits its loss.',
  RATE: 'Not too many orders a minute.',
  RECONCILED: 'Our books and the broker\u2019s were compared and agree.',
  REDUCE_ONLY: 'An exit closes what its group holds and no more.',
  SCHEMA: 'It is an order at all.',
  SESSION: 'Every leg\u2019s venue trades now.',
  SIZE: 'Units and worth are within their limits.',
  STRUCTURE: 'What the structure can lose is bounded.',
  MAX_LOSS: 'The trade\u2019s worst case is within its share of equity.',
  UNKNOWN_OUTCOME: 'No earlier order here has an unknown outcome.',
};

/** Null for a rule we have no words for. */
export function meaningOf(rule: string): string | null {
  return meanings[rule] ?? null;
}
