/** Deadlines of fifteen working days counted a second, over years with make-up days. */

import path from 'node:path';
import { ROOT } from '../program.mjs';

const ROUNDS = 5;
const STARTS = 20_000;
const AIM = 100_000;

export async function deadlinesOf({ table }) {
  const built = (file) => import(path.join(ROOT, 'dist/src', file));
  const { deadline } = await built('law/rules.js');
  const { shippedCalendar } = await built('law/calendar/shipped-calendar.js');
  const { addDays, localDate } = await built('kernel/time.js');
  const froms = Array.from({ length: STARTS }, (_, i) => addDays(localDate('2024-01-01'), i % 900));
  let best = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const began = performance.now();
    for (const from of froms) deadline(shippedCalendar, from, { amount: 15, unit: 'working-day' });
    best = Math.max(best, STARTS / ((performance.now() - began) / 1000));
  }
  table.add('deadlines of 15 working days', `${Math.round(best)} a second`, `≥ ${AIM}`, best >= AIM);
}
