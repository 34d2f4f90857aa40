/** `mashang deadline`, without a database. */

import { describe, expect, it } from 'vitest';
import { tickingOutside } from '../../test/harness/today.ts';
import { type CommandContext, CommandRefused, EXIT, type Values } from './command.ts';
import { deadlineCommand } from './deadline.ts';

async function run(values: Values, json = false): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const context: CommandContext = {
    values,
    positionals: [],
    json,
    config: () => {
      throw new Error('no configuration is needed');
    },
    outside: tickingOutside,
    openCity: () => Promise.reject(new Error('no database is needed')),
    print: (text) => lines.push(text),
  };
  return { code: await deadlineCommand.run(context), lines };
}

describe('mashang deadline', () => {
  it('says in Chinese until when, how sure, and why each day counts or not', async () => {
    const { code, lines } = await run({ from: '2026-09-30', 'working-days': '5' });
    expect(code).toBe(EXIT.done);
    expect(lines).toEqual([
      '2026-10-13（周二）24:00 前',
      '自 2026-09-30 起 5 个工作日，当日不计入',
      '日期已确定',
      '',
      '  2026-10-01 周四  国庆节放假  不计',
      '  2026-10-02 周五  国庆节放假  不计',
      '  2026-10-03 周六  国庆节放假  不计',
      '  2026-10-04 周日  国庆节放假  不计',
      '  2026-10-05 周一  国庆节放假  不计',
      '  2026-10-06 周二  国庆节放假  不计',
      '  2026-10-07 周三  国庆节放假  不计',
      '  2026-10-08 周四  工作日  第 1 天',
      '  2026-10-09 周五  工作日  第 2 天',
      '  2026-10-10 周六  国庆节调休，上班  第 3 天',
      '  2026-10-11 周日  周末  不计',
      '  2026-10-12 周一  工作日  第 4 天',
      '  2026-10-13 周二  工作日  第 5 天',
    ]);
  });

  it('says in English that a date is provisional and which year is missing', async () => {
    const { lines } = await run({ from: '2026-12-30', 'working-days': '2', lang: 'en' });
    expect(lines).toEqual([
      'by the end of 2027-01-04 (Mon)',
      '2 working days from 2026-12-30, that day not counted',
      'provisional: the holidays of 2027 are not published yet; it will be counted again once they are',
      '',
      '  2026-12-31 Thu  working day  day 1',
      '  2027-01-01 Fri  New Year holiday  not counted',
      '  2027-01-02 Sat  weekend  not counted',
      '  2027-01-03 Sun  weekend  not counted',
      '  2027-01-04 Mon  holidays not published yet, Monday to Friday assumed  day 2',
    ]);
  });

  it('shows a period of calendar days rolling on', async () => {
    const { lines } = await run({ from: '2026-10-03', 'calendar-days': '3', lang: 'en' });
    expect(lines.slice(-3)).toEqual([
      '  2026-10-06 Tue  National Day holiday  day 3',
      '  2026-10-07 Wed  National Day holiday  rest day, rolls on',
      '  2026-10-08 Thu  working day  rolled on to this day',
    ]);
  });

  it('prints one JSON value', async () => {
    const { lines } = await run({ from: '2026-09-30', 'working-days': '1' }, true);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      from: '2026-09-30',
      limit: { amount: 1, unit: 'working-day' },
      dueOn: '2026-10-08',
      provisional: false,
      days: expect.arrayContaining([
        { date: '2026-10-08', kind: 'working', name: null, published: true, role: 'counted', nth: 1 },
      ]),
    });
  });

  it.each<[string, Values]>([
    ['no date', { 'working-days': '5' }],
    ['a date that is not real', { from: '2026-02-30', 'working-days': '5' }],
    ['no amount', { from: '2026-09-30' }],
    ['two amounts', { from: '2026-09-30', 'working-days': '5', 'calendar-days': '5' }],
    ['an amount of none', { from: '2026-09-30', 'working-days': '0' }],
    ['an amount that is no number', { from: '2026-09-30', 'calendar-days': '5.5' }],
    ['an unknown language', { from: '2026-09-30', 'working-days': '5', lang: 'fr' }],
  ])('refuses %s as a wrong call', async (_, values) => {
    const refused = await run(values).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CommandRefused);
    expect(refused).toMatchObject({ exitCode: EXIT.usage });
  });
});
