import type { Decimal } from '@/api/contract';

/**
 * Exact decimal arithmetic on the text of the wire. A value is scaled by a power of ten and held as a BigInt while we
 * compute; nothing here passes through a binary fraction. `toNumber` is for drawing alone.
 */

interface Scaled {
  readonly units: bigint;
  /** Digits after the point, 0 or more. */
  readonly scale: number;
}

const shape = /^([+-]?)(\d*)(?:\.(\d*))?$/;

/** The decimal that a text says, in its plainest spelling, or null when it says none. */
export function parseDecimal(text: string): Decimal | null {
  const match = shape.exec(text.trim());
  if (!match || (match[2] === '' && (match[3] ?? '') === '')) return null;
  return print({
    units: BigInt(`${match[2] ?? ''}${match[3] ?? ''}`) * (match[1] === '-' ? -1n : 1n),
    scale: match[3]?.length ?? 0,
  });
}

/** For literals in code and counts: throws on what is no decimal. */
export function decimal(value: string | number | bigint): Decimal {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new RangeError(`${value} is no whole number; write it as text`);
  const parsed = parseDecimal(String(value));
  if (parsed === null) throw new RangeError(`'${value}' is no decimal`);
  return parsed;
}

export const zero = decimal('0');

export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = align(a, b);
  return print({ units: x + y, scale });
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = align(a, b);
  return print({ units: x - y, scale });
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  const x = read(a);
  const y = read(b);
  return print({ units: x.units * y.units, scale: x.scale + y.scale });
}

export function negate(a: Decimal): Decimal {
  const x = read(a);
  return print({ units: -x.units, scale: x.scale });
}

export function absolute(a: Decimal): Decimal {
  return sign(a) < 0 ? negate(a) : a;
}

/** -1, 0 or 1. */
export function compare(a: Decimal, b: Decimal): -1 | 0 | 1 {
  const [x, y] = align(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

export function sign(a: Decimal): -1 | 0 | 1 {
  const { units } = read(a);
  return units < 0n ? -1 : units > 0n ? 1 : 0;
}

export function sum(values: Iterable<Decimal>): Decimal {
  let total: Decimal = zero;
  for (const value of values) total = add(total, value);
  return total;
}

/** The nearest multiple of a positive tick; a tie goes away from zero. */
export function roundToTick(value: Decimal, tick: Decimal): Decimal {
  const [units, step, scale] = align(value, tick);
  if (step <= 0n) throw new RangeError(`a tick of ${tick} is not positive`);
  const magnitude = units < 0n ? -units : units;
  const steps = (2n * magnitude + step) / (2n * step);
  return print({ units: steps * step * (units < 0n ? -1n : 1n), scale });
}

/** So many whole ticks further. */
export function addTicks(value: Decimal, tick: Decimal, count: number): Decimal {
  return add(value, multiply(tick, decimal(count)));
}

export function isOnTick(value: Decimal, tick: Decimal): boolean {
  const [units, step] = align(value, tick);
  return step > 0n && units % step === 0n;
}

/** Rounded half away from zero to so many digits after the point, trailing zeros kept: for showing. */
export function toFixed(value: Decimal, digits: number): string {
  const { units, scale } = read(value);
  const magnitude = units < 0n ? -units : units;
  let shown = magnitude * 10n ** BigInt(Math.max(0, digits - scale));
  if (scale > digits) {
    const cut = 10n ** BigInt(scale - digits);
    shown = (magnitude + cut / 2n) / cut;
  }
  return `${units < 0n && shown !== 0n ? '-' : ''}${place(shown, digits)}`;
}

/** Digits after the point that a tick needs: 2 for 0.05. */
export function digitsOf(tick: Decimal): number {
  return read(decimal(tick)).scale;
}

/** For drawing only; never for money. */
export function toNumber(value: Decimal): number {
  return Number(value);
}

/** A point on a chart back to a price: the only way from drawing to decimals, always onto a tick. */
export function fromDrawing(value: number, tick: Decimal): Decimal | null {
  if (!Number.isFinite(value)) return null;
  return roundToTick(decimal(value.toFixed(Math.min(12, digitsOf(tick) + 6))), tick);
}

function read(value: Decimal): Scaled {
  const match = shape.exec(value);
  if (!match || (match[2] === '' && (match[3] ?? '') === '')) throw new RangeError(`'${value}' is no decimal`);
  const fraction = match[3] ?? '';
  return { units: BigInt(`${match[2] ?? ''}${fraction}`) * (match[1] === '-' ? -1n : 1n), scale: fraction.length };
}

function align(a: Decimal, b: Decimal): [bigint, bigint, number] {
  const x = read(a);
  const y = read(b);
  const scale = Math.max(x.scale, y.scale);
  return [x.units * 10n ** BigInt(scale - x.scale), y.units * 10n ** BigInt(scale - y.scale), scale];
}

function print({ units, scale }: Scaled): Decimal {
  let shortest = units;
  let digits = scale;
  while (digits > 0 && shortest % 10n === 0n) {
    shortest /= 10n;
    digits -= 1;
  }
  const magnitude = shortest < 0n ? -shortest : shortest;
  return `${shortest < 0n ? '-' : ''}${place(magnitude, digits)}` as Decimal;
}

function place(magnitude: bigint, digits: number): string {
  if (digits === 0) return magnitude.toString();
  const text = magnitude.toString().padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
