/** Marking of common stretches. */

import { describe, expect, it } from 'vitest';
import { stretchesOf } from './alike-text.ts';

describe('stretches of a text that stand in another', () => {
  it('are marked from three characters on, and together they are the text', () => {
    const text = '取号机坏了，叫号靠喊';
    const found = stretchesOf(text, '那台取号机坏了一个月，叫号全靠喊');
    expect(found.map(({ text }) => text).join('')).toBe(text);
    expect(found.filter(({ shared }) => shared).map(({ text }) => text)).toEqual(['取号机坏了，叫号']);
  });

  it('are none where nothing or little is shared', () => {
    expect(stretchesOf('取号机', '打印机')).toEqual([{ text: '取号机', shared: false }]);
    expect(stretchesOf('', '打印机')).toEqual([]);
  });
});
