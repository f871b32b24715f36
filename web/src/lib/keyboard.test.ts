import { describe, expect, it } from 'vitest';
import { type Binding, isTyping, type KeyStroke, nameOf, readStroke } from '@/lib/keyboard';

const bindings: readonly Binding[] = ['g d', 'd', 'Shift+X', 'x', '?'].map((keys) => ({
  keys,
  action: `do ${keys}`,
  text: '',
  group: '',
}));
const stroke = (key: string, over: Partial<KeyStroke> = {}): KeyStroke => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  repeat: false,
  ...over,
});

describe('keys', () => {
  it('tells a shifted letter from a plain one and leaves the browser its own', () => {
    expect(nameOf(stroke('X', { shiftKey: true }))).toBe('Shift+X');
    expect(nameOf(stroke('X'))).toBe('x');
    expect(nameOf(stroke('?', { shiftKey: true }))).toBe('?');
    expect(nameOf(stroke('x', { ctrlKey: true }))).toBeNull();
    expect(nameOf(stroke('x', { metaKey: true }))).toBeNull();
    expect(nameOf(stroke('x', { repeat: true }))).toBeNull();
  });

  it('reads two keys in time as one wish', () => {
    const begun = readStroke(bindings, null, stroke('g'), 0);
    expect(begun).toEqual({ action: null, pending: { prefix: 'g', at: 0 } });
    expect(readStroke(bindings, begun.pending, stroke('d'), 900).action).toBe('do g d');
    expect(readStroke(bindings, begun.pending, stroke('d'), 5_000).action).toBe('do d');
    expect(readStroke(bindings, begun.pending, stroke('x'), 100).action).toBe('do x');
  });

  it('rests while one types', () => {
    document.body.innerHTML = '<input id="a"><div data-own-keys><b id="b"></b></div><p id="c"></p>';
    expect(isTyping(document.getElementById('a'))).toBe(true);
    expect(isTyping(document.getElementById('b'))).toBe(true);
    expect(isTyping(document.getElementById('c'))).toBe(false);
  });
});
