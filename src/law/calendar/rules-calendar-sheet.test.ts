/** A calendar kept in a sheet, in whatever order its columns stand. */

import { describe, expect, it } from 'vitest';
import type { Cell } from '../../kernel/spelling.ts';
import { calendarSheetOf } from './rules-calendar-sheet.ts';

const rows = (...cells: readonly (readonly Cell[])[]) =>
  cells.map((row, index) => ({ number: index + 1, cells: row, remark: row.length === 1 }));

describe('a calendar in a sheet', () => {
  it('becomes lines of date, name and kind, whatever the spelling and the order', () => {
    const sheet = calendarSheetOf(
      rows(
        ['2027年部分节假日安排'],
        ['序号', '节日', '日期', '星期', '休/班'],
        ['1', '元旦', '2027年1月1日', '星期五', '休'],
        ['2', '春节', '2027/2/6', '周六', '放假'],
        ['3', '春节', '20270214', '星期日', '上班'],
        ['4', '元旦', '2026-12-31', '', '休'],
      ),
    );
    expect(sheet).toEqual({
      text: '2027-01-01,元旦,休\n2027-02-06,春节,放假\n2027-02-14,春节,上班\n2026-12-31,元旦,休',
      year: 2027,
    });
  });

  it('loses no line below the first day: what is no day is left for the check to name', () => {
    const { text } = calendarSheetOf(
      rows(
        ['2027-10-01', '国庆节', '休'],
        ['10月2日至7日', '国庆节', '休'],
        ['2027-10-08', '国庆节', '不知道'],
        ['备注：以通知为准'],
      ),
    );
    expect(text.split('\n')).toEqual(['2027-10-01,国庆节,休', '10月2日至7日,国庆节,休', '2027-10-08,国庆节,']);
  });

  it('of nothing is nothing', () => {
    expect(calendarSheetOf(rows(['只有标题']))).toEqual({ text: '', year: null });
  });
});
