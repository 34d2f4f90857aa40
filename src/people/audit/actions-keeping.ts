/** Starting data of a city (divisions, notices, retention rules), and what may be deleted today. */

import type { Uuid } from '../../kernel/ids.ts';
import { addDays, type Instant, localDate, startOfLocalDate } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import type { Division } from '../model.ts';
import { todayIn } from '../registry/actions-acting.ts';
import { SHANGQIU } from '../registry/divisions-shangqiu.ts';
import { saveDivisions } from '../registry/store-divisions.ts';
import { PRIVACY_NOTICES } from '../words-privacy.ts';
import {
  hasRetentionRule,
  heldObjects,
  insertPrivacyNotice,
  type KeptRule,
  retentionRuleOn,
  saveRetentionRule,
} from './store-keeping.ts';

/** First day of the starting retention rules; before the first use anywhere. */
const FROM_THE_START = localDate('2026-01-01');
const LEAST_AUDIT_DAYS = 184;
const HELD_ALL = '*';

export type NewRetentionRule = Pick<KeptRule, 'kind' | 'keepDays' | 'leastDays' | 'basis' | 'verified'>;

/** Kinds of record this slice keeps; other slices add theirs with `seedRetention`. */
const OWN_RULES: readonly NewRetentionRule[] = [
  {
    kind: 'audit',
    keepDays: 1_095,
    leastDays: LEAST_AUDIT_DAYS,
    basis: '网络安全法：网络日志留存不少于六个月；个人信息保护法第五十六条：影响评估和处理记录三年',
    verified: false,
  },
  { kind: 'session', keepDays: 30, leastDays: null, basis: '个人信息保护法第十九条：最短必要期限', verified: false },
  {
    kind: 'one-time-link',
    keepDays: 30,
    leastDays: null,
    basis: '个人信息保护法第十九条：最短必要期限',
    verified: false,
  },
  {
    kind: 'sign-in-failure',
    keepDays: 1,
    leastDays: null,
    basis: '个人信息保护法第十九条：最短必要期限',
    verified: false,
  },
  { kind: 'notice', keepDays: 365, leastDays: null, basis: '工作需要：一个考核年度', verified: false },
];

/**
 * Divisions, the privacy notices and retention rules of a city: run at every start and by tests, adds what is missing.
 * A city whose divisions are not shipped begins with itself alone.
 */
export async function seedPeople(tx: Tx, city: City): Promise<void> {
  await saveDivisions(tx, divisionsOf(city));
  for (const notice of PRIVACY_NOTICES) {
    for (const lang of ['zh', 'en'] as const) {
      const texts = notice[lang];
      await insertPrivacyNotice(tx, {
        version: notice.version,
        lang,
        fromOn: localDate(notice.fromOn),
        ...texts,
        handler: withNames(texts.handler, city),
        rights: withNames(texts.rights, city),
      });
    }
  }
  await seedRetention(tx, city, OWN_RULES);
}

function withNames(text: string, city: City): string {
  return text.replace('{{city}}', city.name).replace('{{hotline}}', city.hotline);
}

function divisionsOf(city: City): readonly Division[] {
  if (city.code === '411400') return SHANGQIU;
  return [{ code: city.code, name: city.name, pinyin: null, level: 'city', parentCode: null, statisticalCodes: [] }];
}

/** Adds the starting rule of each kind that has none; what a keeper changed stays. */
export async function seedRetention(tx: Tx, city: City, rules: readonly NewRetentionRule[]): Promise<void> {
  for (const rule of rules) {
    if (await hasRetentionRule(tx, rule.kind)) continue;
    const by = { postId: null, at: city.outside.now() };
    await saveRetentionRule(tx, { ...rule, fromOn: FROM_THE_START }, by);
  }
}

/** Records of a kind that may be deleted today: those from before `before`, except those held. */
export type Disposal = Readonly<{ before: Instant; held: readonly Uuid[] }>;

/** Disposal of a kind: the day before which records may go, and those held. @returns undefined for no rule, or a hold on all */
export async function disposalOf(q: Queryable, city: City, kind: string): Promise<Disposal | undefined> {
  const today = todayIn(city);
  const rule = await retentionRuleOn(q, kind, today);
  if (rule === undefined) return undefined;
  const held = await heldObjects(q, kind);
  if (held.includes(HELD_ALL)) return undefined;
  return { before: startOfLocalDate(addDays(today, -rule.keepDays)), held: held as readonly Uuid[] };
}

/** Whether a legal hold preserves this object. */
export async function isHeld(q: Queryable, kind: string, objectId: string): Promise<boolean> {
  const held = await heldObjects(q, kind);
  return held.includes(HELD_ALL) || held.includes(objectId);
}
