import { describe, expect, it } from 'vitest';
import { toBase64 } from '../src/photograph.js';
import { element, escapeText, formatLength } from '../src/svg.js';
import { fitText, textWidth, wrapText } from '../src/text.js';

const style = { size: 10 };

describe('text', () => {
  it('is cut with an ellipsis only where it does not fit', () => {
    expect(fitText('short', style, 100)).toBe('short');
    const cut = fitText('a label that is much too long', style, 60);
    expect(cut).toMatch(/^a label.*…$/);
    expect(textWidth(cut, style)).toBeLessThanOrEqual(60);
  });

  it('is wrapped at spaces, and within words only where it has to be', () => {
    expect(wrapText('one two', style, 1000, 3)).toEqual(['one two']);
    expect(wrapText('one two', style, 25, 3)).toEqual(['one', 'two']);
    const lines = wrapText('x'.repeat(50), style, 100, 9);
    expect(lines.join('')).toBe('x'.repeat(50));
    for (const line of lines) expect(textWidth(line, style)).toBeLessThanOrEqual(100);
  });

  it('has no more lines than allowed, the last saying that there was more', () => {
    const lines = wrapText('word '.repeat(50), style, 100, 2);
    expect(lines).toHaveLength(2);
    expect(lines[1]).toMatch(/…$/);
    expect(textWidth(lines[1]!, style)).toBeLessThanOrEqual(100);
  });

  it('has no line if there is none', () => {
    expect(wrapText('  ', style, 100, 2)).toEqual([]);
  });

  it('is escaped, with a sign for what XML can’t hold', () => {
    expect(escapeText(`<&>"'`)).toBe('&lt;&amp;&gt;&quot;&#39;');
    expect(escapeText('\u0000\u001b\ud83d \ufffe')).toBe('\ufffd\ufffd\ufffd \ufffd');
    expect(escapeText('tab\t newline\n 🙂')).toBe('tab\t newline\n 🙂');
  });
});

describe('elements', () => {
  it('leave out undefined attributes and escape the others', () => {
    expect(element('a', { b: 1.23456, c: undefined, d: '"<' }, 'e')).toBe('<a b="1.23" d="&quot;&lt;">e</a>');
    expect(element('a', {})).toBe('<a/>');
  });

  it('hold lengths to a hundredth, without an exponent', () => {
    expect([0, -0.001, 12.345, 1e-9, 100000].map(formatLength)).toEqual(['0', '0', '12.35', '0', '100000']);
  });
});

describe('base64', () => {
  it('is that of every other encoder', () => {
    for (let length = 0; length < 70; length++) {
      const bytes = Uint8Array.from({ length }, (_, index) => (index * 73 + length * 31) & 255);
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    }
  });
});
