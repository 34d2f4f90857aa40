/** The normal spelling of what cells of a sheet say. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cell, codeOf, dateIn, lostDigits, momentIn, narrow, narrowLetters, textOf, wordKey } from './spelling.ts';
import { dateOfDayNumber, dayNumber, localDate } from './time.ts';

describe('the text of a cell', () => {
  it.each<[Cell, string]>([
    [null, ''],
    [411402, '411402'],
    [0.5, '0.5'],
    [true, 'true'],
    ['  睢阳区 ', '睢阳区'],
    ['统一社会\n信用代码', '统一社会信用代码'],
    ['统一社会 \r\n　信用代码', '统一社会信用代码'],
    ['Shangqiu\nCity', 'Shangqiu City'],
    ['A01\n窗口', 'A01 窗口'],
    ['两个　　空格', '两个 空格'],
    ['看不见\u200B的\uFEFF字\u0007', '看不见的字'],
    ['制表\t符', '制表 符'],
  ])('%j is %j', (cell, text) => {
    expect(textOf(cell)).toBe(text);
  });

  it('is tidied once and for all, and holds nothing a database would refuse', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (cell) => {
        const text = textOf(cell);
        expect(textOf(text)).toBe(text);
        expect(text).toBe(text.trim());
        expect(text.includes('\0')).toBe(false);
      }),
    );
  });
});

describe('widths', () => {
  it.each([
    ['９１４１１４０２ＭＡ', '91411402MA'],
    ['商丘市（示例）Ａ公司', '商丘市（示例）A公司'],
    ['ａｂｃ－１', 'abc－1'],
  ])('of a name: %s becomes %s', (wide, text) => {
    expect(narrowLetters(wide)).toBe(text);
  });

  it.each<[Cell, string]>([
    ['９１４１１４０２－ＭＡ　４', '91411402-MA4'],
    ['="91411402MA4T040287"', '91411402MA4T040287'],
    ["'00123", '00123'],
    [411402, '411402'],
  ])('of a code: %j becomes %s', (cell, code) => {
    expect(codeOf(cell)).toBe(code);
  });

  it('are narrow for every full-width character, and narrow stays narrow', () => {
    for (let code = 0x21; code <= 0x7e; code += 1) {
      expect(narrow(String.fromCharCode(code + 0xfee0))).toBe(String.fromCharCode(code));
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => narrow(narrow(text)) === narrow(text)));
  });

  it('that Excel has rounded are seen', () => {
    expect([lostDigits(911402123456789), lostDigits(9.114021234567891e17), lostDigits('911402123456789012')]).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('a date', () => {
  it.each<[Cell, string | undefined]>([
    ['2024-03-05', '2024-03-05'],
    ['2024/3/5', '2024-03-05'],
    ['2024.3.5', '2024-03-05'],
    ['2024年3月5日', '2024-03-05'],
    ['2024 年 3 月 5 日', '2024-03-05'],
    ['２０２４年３月５日', '2024-03-05'],
    ['20240305', '2024-03-05'],
    [20240305, '2024-03-05'],
    [45356, '2024-03-05'],
    ['45356', '2024-03-05'],
    [45356.75, '2024-03-05'],
    ['2024-03-05 09:30', '2024-03-05'],
    ['2024/3/5 0:00:00', '2024-03-05'],
    ['2024-03-05T09:30:00.000', '2024-03-05'],
    ['2024-02-30', undefined],
    ['2024/13/1', undefined],
    ['3/5/2024', undefined],
    ['24/3/5', undefined],
    ['2024年3月', undefined],
    ['去年三月', undefined],
    ['12345', undefined],
    ['99999', undefined],
    ['2024-03-05 25:00', undefined],
    ['', undefined],
    [null, undefined],
  ])('%j is %s', (cell, date) => {
    expect(dateIn(cell)).toBe(date);
  });

  it('is the same in every spelling', () => {
    const days = fc.integer({ min: dayNumber(localDate('1950-01-01')), max: dayNumber(localDate('2099-12-31')) });
    fc.assert(
      fc.property(days, (day) => {
        const date = dateOfDayNumber(day);
        const [year = 0, month = 0, dayOfMonth = 0] = date.split('-').map(Number);
        const serial = day - dayNumber(localDate('1899-12-30'));
        const spelled = [
          `${year}/${month}/${dayOfMonth}`,
          `${year}.${month}.${dayOfMonth}`,
          `${year}年${month}月${dayOfMonth}日`,
          date.replaceAll('-', ''),
          serial,
          String(serial),
        ];
        for (const cell of spelled) expect(dateIn(cell)).toBe(date);
      }),
    );
  });

  it('keeps its time for what happened at one', () => {
    expect(momentIn('2024-03-05 9:30')).toBe('2024-03-05 09:30');
    expect(momentIn(45356.75)).toBe('2024-03-05 18:00');
    expect(momentIn('2024年3月5日 9时30分')).toBe('2024-03-05 09:30');
    expect(momentIn('2024-03-05')).toBe('2024-03-05 12:00');
  });

  it('has its seconds cut, and midnight is a time (F14)', () => {
    for (const cell of [45747.99982638889, '45747.99982638889', '2025-03-31 23:59:45', 45747.99999]) {
      expect(momentIn(cell)).toBe('2025-03-31 23:59');
    }
    expect(momentIn(45747.0001)).toBe('2025-03-31 00:00');
    expect(momentIn('2025-04-01 00:00')).toBe('2025-04-01 00:00');
    expect(momentIn(45356.395833333336)).toBe('2024-03-05 09:30');
  });
});

describe('words', () => {
  it.each([
    ['企业名称（全称）', '企业名称全称'],
    ['* 统一社会\n信用代码：', '统一社会信用代码'],
    ['ＵＳＣＣ', 'uscc'],
    ['above-scale', 'abovescale'],
  ])('%j are compared as %s', (text, key) => {
    expect(wordKey(text)).toBe(key);
  });
});
