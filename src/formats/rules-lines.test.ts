/** Names of any length fit their box; they break where the sense does. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Advance, fitText, type TextBox, widthOf } from './rules-lines.ts';

/** Chinese is one em wide, the rest about half of it: near enough to any font. */
const advance: Advance = (character) => (/[ -~]/.test(character) ? 0.55 : 1);
const box: TextBox = { width: 100, height: 30, most: 12, least: 3, leading: 1.2 };

describe('a text in its box', () => {
  it.each([
    ['企业开办', ['企业开办'], 12],
    ['', [''], 12],
    ['  两头有空格  ', ['两头有空格'], 12],
    [
      '12号窗口 不动产登记（转移登记、抵押登记、查询）',
      ['12号窗口 不动产登记', '（转移登记、抵押登记、查询）'],
      undefined,
    ],
    ['示例商丘市梁园区纺织机械制造有限责任公司', ['示例商丘市梁园区纺织', '机械制造有限责任公司'], undefined],
    ['Advanced Manufacturing Technology Company', ['Advanced', 'Manufacturing', 'Technology Company'], undefined],
  ])('%s stands as %j', (text, lines, size) => {
    const fitted = fitText(text, box, advance);
    expect(fitted.lines).toEqual(lines);
    if (size !== undefined) expect(fitted.size).toBe(size);
  });

  it('never begins a line with a closing mark, nor ends one with an opening mark, nor tears a number', () => {
    for (let width = 20; width < 120; width += 3) {
      const text = '综合受理（一号）：企业开办、变更、注销，2026年起“一窗通办”，热线0370-1234567。';
      const { lines } = fitText(text, { ...box, width }, advance);
      for (const line of lines.slice(1)) expect(line).not.toMatch(/^[）：、，”。]/);
      for (const line of lines.slice(0, -1)) expect(line).not.toMatch(/[（“]$/);
      if (lines.length > 1 && width > 70) expect(lines.join('\n')).toContain('0370-1234567');
    }
  });

  it('of any length stays inside, loses nothing while the smallest letters fit, and says so where they do not', () => {
    const text = fc.string({ unit: fc.constantFrom(...'商丘市政务服务中心（综合）、ABC 12-'), maxLength: 200 });
    const sizes = fc.record({ width: fc.integer({ min: 20, max: 200 }), height: fc.integer({ min: 4, max: 40 }) });
    fc.assert(
      fc.property(text, sizes, (words, { width, height }) => {
        const tight = { ...box, width, height };
        const { size, lines } = fitText(words, tight, advance);
        expect(size).toBeGreaterThanOrEqual(box.least);
        expect(size).toBeLessThanOrEqual(box.most);
        for (const line of lines) expect(widthOf(line, advance) * size).toBeLessThanOrEqual(width + 1e-6);
        expect(lines.length === 1 || lines.length * size * box.leading <= height + 1e-6).toBe(true);
        const shown = lines.join('').replaceAll(/\s/g, '');
        if (!shown.endsWith('…')) expect(shown).toBe(words.replaceAll(/\s/g, ''));
      }),
    );
  });

  it('is cut with three dots only when nothing else helps', () => {
    const { lines, size } = fitText('一'.repeat(400), box, advance);
    expect(size).toBe(box.least);
    expect(lines.at(-1)).toMatch(/…$/);
    expect(fitText('一'.repeat(200), box, advance).lines.join('')).toBe('一'.repeat(200));
  });
});
