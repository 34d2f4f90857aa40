/** What a new city starts with, how long records are kept, and what a legal hold stops. */

import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { addDays, type Instant, localDate, startOfLocalDate } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/db.ts';
import { audit, todayIn } from './actions-acting.ts';
import { SHANGQIU } from './divisions-shangqiu.ts';
import type { Actor, Division, PeopleProblem, RetentionRule } from './model.ts';
import { saveDivisions } from './store-divisions.ts';
import {
  hasRetentionRule,
  heldObjects,
  insertHold,
  insertPrivacyNotice,
  type KeptRule,
  type LegalHold,
  liftHold,
  retentionRuleOn,
  saveRetentionRule,
} from './store-keeping.ts';
import { PRIVACY_NOTICES } from './words-privacy.ts';

/** Kept since before the program was first used anywhere. */
const FROM_THE_START = localDate('2026-01-01');
const LEAST_AUDIT_DAYS = 184;
const HELD_ALL = '*';
const LEAST_REASON = 5;

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

/** What may go today: records of the kind from before `before`, but for those held. */
export type Disposal = Readonly<{ before: Instant; held: readonly string[] }>;

/** @returns undefined when nothing of the kind may go: no rule, or a hold on all of it. */
export async function disposalOf(q: Queryable, city: City, kind: string): Promise<Disposal | undefined> {
  const today = todayIn(city);
  const rule = await retentionRuleOn(q, kind, today);
  if (rule === undefined) return undefined;
  const held = await heldObjects(q, kind);
  if (held.includes(HELD_ALL)) return undefined;
  return { before: startOfLocalDate(addDays(today, -rule.keepDays)), held };
}

/** Whether the law has this object kept for now. */
export async function isHeld(q: Queryable, kind: string, objectId: string): Promise<boolean> {
  const held = await heldObjects(q, kind);
  return held.includes(HELD_ALL) || held.includes(objectId);
}

/** A new rule from today on, never below the least time a law names. Rules hold for the whole city, and so does who sets them. */
export async function changeRetention(
  tx: Tx,
  city: City,
  by: Actor,
  input: Readonly<{ kind: string; keepDays: number; basis: string; verified: boolean }>,
): Promise<Result<RetentionRule, PeopleProblem>> {
  if (by.divisionCode !== city.code) return refuse({ kind: 'outside-your-division' });
  const today = todayIn(city);
  const before = await retentionRuleOn(tx, input.kind, today);
  if (before === undefined) return refuse({ kind: 'retention-kind-unknown' });
  const { leastDays } = before;
  if (leastDays !== null && input.keepDays < leastDays) return refuse({ kind: 'retention-too-short', leastDays });
  const rule: KeptRule = { ...input, leastDays, fromOn: today };
  await saveRetentionRule(tx, rule, { postId: by.postId, at: city.outside.now() });
  await audit(tx, city, {
    actor: by,
    action: 'people.change-retention',
    objectKind: 'retention-rule',
    objectId: input.kind,
    outcome: 'done',
    detail: { keepDays: input.keepDays, before: before.keepDays },
  });
  return ok(rule);
}

/** Stops the disposal of one object, or of a whole kind with `*`, until it is lifted. */
export async function placeHold(
  tx: Tx,
  city: City,
  by: Actor | null,
  input: Readonly<{ id: Uuid; kind: string; objectId: string; reason: string }>,
): Promise<Result<LegalHold, PeopleProblem>> {
  if (by !== null && by.divisionCode !== city.code) return refuse({ kind: 'outside-your-division' });
  if (input.reason.trim().length < LEAST_REASON) return refuse({ kind: 'reason-too-short', least: LEAST_REASON });
  const hold: LegalHold = { ...input, reason: input.reason.trim(), placedAt: city.outside.now(), liftedAt: null };
  await insertHold(tx, hold, by?.postId ?? null);
  await audit(tx, city, {
    actor: by,
    action: 'people.place-hold',
    objectKind: input.kind,
    objectId: input.objectId,
    outcome: 'done',
  });
  return ok(hold);
}

export async function liftHoldNow(tx: Tx, city: City, by: Actor, id: Uuid): Promise<Result<undefined, PeopleProblem>> {
  if (by.divisionCode !== city.code) return refuse({ kind: 'outside-your-division' });
  if (!(await liftHold(tx, id, by.postId, city.outside.now()))) return refuse({ kind: 'hold-not-found' });
  await audit(tx, city, {
    actor: by,
    action: 'people.lift-hold',
    objectKind: 'hold',
    objectId: id,
    outcome: 'done',
  });
  return ok(undefined);
}
