/** Search while typing, over every entity, for the whole city and for one county; and the one search over all there is. */

import { milliseconds, quantile } from '../table.mjs';
import { timesOf } from '../timing.mjs';

const PROMISED_MS = 300;
/** Goal of the next step: reported, not required. */
const AIM_MS = 20;
const TIMES = 6;

/** Typical input: two characters and more, common and rare, letters, codes, and what is not found. */
const TYPED = {
  'two characters': ['商丘', '有限', '公司', '鑫源', '百货', '孙姐', '国际', '龟甲'],
  'three and more': ['鑫鹏网', '百货店', '网络科技', '梁园区', '鑫鹏网络科技', '农民专业合作社'],
  'first letters': ['bj', 'xpwl', 'yxgs', 'lyqbhd', 'szdz', 'gjdbc', 'xpwlkj'],
  'a credit code': ['91', '9141', '91411402', '91411402XX0', '92411481XX0Y'],
};

/** Typed into the one search: words of offices, numbers, names of units, halls and firms. */
const ANYWHERE = ['排队', '不动产', '税务', '梁园区', '鑫源', '3757', '9141', '督导〔2026〕'];

export async function searchOf({ program, table }) {
  for (const [who, username] of [
    ['the city', 'paidan'],
    ['one county', 'zc-paidan'],
  ]) {
    const headers = await program.signIn(username);
    for (const [kind, typed] of Object.entries(TYPED)) {
      const all = [];
      for (const q of typed) {
        const url = `${program.origin}/api/v1/entities/suggestions?q=${encodeURIComponent(q)}`;
        const { first, warm } = await timesOf(url, headers, TIMES);
        all.push(first, ...warm);
      }
      const p95 = quantile(all, 0.95);
      table.add(
        `suggestions for ${who}: ${kind}`,
        `p50 ${milliseconds(quantile(all, 0.5))}, p95 ${milliseconds(p95)}`,
        `p95 < ${PROMISED_MS} ms, aim ${AIM_MS} ms`,
        p95 < PROMISED_MS,
      );
    }
    const all = [];
    for (const q of ['政务', '税务', 'A01', 'zwfw', '不动产']) {
      const url = `${program.origin}/api/v1/windows/suggestions?q=${encodeURIComponent(q)}`;
      const { first, warm } = await timesOf(url, headers, TIMES);
      all.push(first, ...warm);
    }
    const p95 = quantile(all, 0.95);
    table.add(
      `suggestions for ${who}: halls and windows`,
      `p50 ${milliseconds(quantile(all, 0.5))}, p95 ${milliseconds(p95)}`,
      `p95 < ${PROMISED_MS} ms`,
      p95 < PROMISED_MS,
    );
    await oneSearch(program, table, who, headers);
  }
}

async function oneSearch(program, table, who, headers) {
  const all = [];
  for (const typed of ANYWHERE) {
    const { first, warm } = await timesOf(`${program.origin}/api/v1/search`, headers, TIMES, { typed });
    all.push(first, ...warm);
  }
  const p95 = quantile(all, 0.95);
  table.add(
    `the one search for ${who}`,
    `p50 ${milliseconds(quantile(all, 0.5))}, p95 ${milliseconds(p95)}`,
    `p95 < ${PROMISED_MS} ms`,
    p95 < PROMISED_MS,
  );
}
