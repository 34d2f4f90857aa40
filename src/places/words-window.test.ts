/** A window's name on pages and plaques. */

import { expect, it } from 'vitest';
import { windowInWords } from './words-window.ts';

it.each([
  ['3', '不动产登记', '3号窗口 不动产登记'],
  ['C03', '纳税申报窗口', 'C03号 纳税申报窗口'],
  ['3', '3号窗口 不动产登记', '3号窗口 不动产登记'],
  ['', '综合窗口', '综合窗口'],
  ['综合窗口', '企业开办', '综合窗口 企业开办'],
  ['综合窗口', '综合窗口', '综合窗口'],
])('number %s, called %s: %s', (number, name, said) => {
  expect(windowInWords('zh', { number, name })).toBe(said);
});

it('speaks English', () => {
  expect(windowInWords('en', { number: '3', name: '不动产登记' })).toBe('Window 3 不动产登记');
});
