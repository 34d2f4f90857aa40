/** `mashang deadline`: when a period ends and why, day by day. Needs no database. */

import { isLocalDate, type LocalDate } from '../kernel/time.ts';
import {
  type Calendar,
  type Explanation,
  explainDeadline,
  explanationLines,
  type Limit,
  loadCalendar,
  shippedCalendar,
} from '../law/index.ts';
import type { Lang } from '../platform/pages/words.ts';
import {
  type Command,
  type CommandContext,
  CommandRefused,
  EXIT,
  requiredOption,
  textOption,
  type Values,
} from './command.ts';

/** Longest period: beyond it the list of days helps nobody. */
const LONGEST_AMOUNT = 1000;

export const deadlineCommand: Command = {
  name: 'deadline',
  summary: 'count a period in working or calendar days and say why it ends that day',
  usage: '--from YYYY-MM-DD (--working-days N | --calendar-days N) [--stored] [--lang zh|en] [--json]',
  examples: [
    'deadline --from 2026-09-30 --working-days 5',
    'deadline --from 2026-09-20 --calendar-days 15 --lang en',
    'deadline --from 2026-12-29 --working-days 3 --stored   # with the tables imported into this city',
  ],
  options: {
    from: { type: 'string' },
    'working-days': { type: 'string' },
    'calendar-days': { type: 'string' },
    stored: { type: 'boolean' },
    lang: { type: 'string' },
  },
  run: async (context) => {
    const { values, json, print } = context;
    const from = fromOption(values);
    const limit = limitOption(values);
    const lang = langOption(values);
    const explanation = explainDeadline(await calendarFor(context), from, limit);
    if (json) print(JSON.stringify(asJson(explanation)));
    else for (const line of asText(explanation, lang)) print(line);
    return EXIT.done;
  },
};

async function calendarFor({ values, openCity }: CommandContext): Promise<Calendar> {
  if (values.stored !== true) return shippedCalendar;
  const { city } = await openCity({ migrate: false });
  return loadCalendar(city.db);
}

function asJson({ from, limit, deadline, days }: Explanation) {
  return { from, limit, ...deadline, days };
}

function asText(explanation: Explanation, lang: Lang): readonly string[] {
  const { due, from, certainty, days } = explanationLines(explanation, lang);
  return [due, from, certainty, '', ...days.map((day) => `  ${day}`)];
}

function fromOption(values: Values): LocalDate {
  const from = requiredOption(values, 'from');
  if (!isLocalDate(from))
    throw new CommandRefused(`--from: "${from}" is not a date of the form 2026-09-30`, EXIT.usage);
  return from;
}

function limitOption(values: Values): Limit {
  const working = textOption(values, 'working-days');
  const calendar = textOption(values, 'calendar-days');
  if ((working === undefined) === (calendar === undefined)) {
    throw new CommandRefused('give either --working-days or --calendar-days; see --help', EXIT.usage);
  }
  const name = working === undefined ? 'calendar-days' : 'working-days';
  const text = working ?? calendar ?? '';
  const amount = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (amount < 1 || amount > LONGEST_AMOUNT) {
    throw new CommandRefused(`--${name}: "${text}" is not a whole number from 1 to ${LONGEST_AMOUNT}`, EXIT.usage);
  }
  return { amount, unit: working === undefined ? 'calendar-day' : 'working-day' };
}

function langOption(values: Values): Lang {
  const lang = textOption(values, 'lang') ?? 'zh';
  if (lang !== 'zh' && lang !== 'en') throw new CommandRefused(`--lang: "${lang}" is neither zh nor en`, EXIT.usage);
  return lang;
}
