/** Takes in a case a platform hands over: its key, the same answer to the same case, and a matter. */

import { canonicalJson } from '../../kernel/canonical-json.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { addMs, localDateOf, weekOf } from '../../kernel/time.ts';
import { matterNumbers, type Receipt, receiptOf } from '../../matters/index.ts';
import { audit, isWithinDivision, listUnits } from '../../people/index.ts';
import type { City } from '../../platform/city.ts';
import { type Lang, speak } from '../../platform/pages/words.ts';
import type { Tx } from '../../platform/postgres/db.ts';
import { hashOfProgramKey } from '../../platform/program-key.ts';
import { enterCase, lawfulFaults } from '../actions-enter.ts';
import type { EntryFault } from '../model.ts';
import { casesWords } from '../words.ts';
import type { Handover, Platform, PortProblem, SentCase } from './model.ts';
import { countHandovers, handoverOfNumber, insertHandover } from './store.ts';
import { lockPlatformByKey, noteUse } from './store-platforms.ts';

export const MOST_A_MINUTE = 60;
const MINUTE_MS = 60_000;
/** Minutes in which a program without an answer tries again, and is given the receipt again. */
const RECEIPT_MINUTES = 15;

/** `receipt` is null where none was asked for, and once its sender had time to hand it on: sending again is no key to it. */
export type HandedOver = Readonly<{ matterId: Uuid; matter: string; isNew: boolean; receipt: Receipt | null }>;

/** Takes a case in. The same again is the same matter; the same number with other content is refused, for it would bury one case in another. */
export async function handOver(
  tx: Tx,
  city: City,
  key: string,
  { sent, lang }: Readonly<{ sent: SentCase; lang: Lang }>,
): Promise<Result<HandedOver, PortProblem>> {
  const platform = key === '' ? undefined : await lockPlatformByKey(tx, hashOfProgramKey('province', key));
  if (platform === undefined) return refuse({ kind: 'province-key-wrong' });
  const contentMac = city.keys.hmac('receipts', 'cases/content/', canonicalJson(sent));
  const before = await handoverOfNumber(tx, platform.id, sent.number);
  if (before !== undefined) {
    if (!before.contentMac.equals(contentMac)) return refuse({ kind: 'province-number-reused' });
    return ok(await answered(tx, city, before, sent, false));
  }
  const now = city.outside.now();
  if ((await countHandovers(tx, platform.id, addMs(now, -MINUTE_MS))) >= MOST_A_MINUTE) {
    return refuse({ kind: 'too-many' });
  }
  const faults = await lawfulFaults(tx, city, sent);
  if (faults.length > 0) return refuse({ kind: 'province-case-malformed', faults });
  return register(tx, city, platform, { sent, lang, contentMac });
}

async function register(
  tx: Tx,
  city: City,
  platform: Platform,
  { sent, lang, contentMac }: Readonly<{ sent: SentCase; lang: Lang; contentMac: Buffer }>,
): Promise<Result<HandedOver, PortProblem>> {
  const { number, jurisdiction, respondent, receivedOn } = sent;
  const unit = respondent === null ? undefined : await unitNamed(tx, platform, respondent);
  // A name that is nobody's here is not lost: it is read with what was said.
  const named = respondent === null || unit !== undefined ? '' : speak(casesWords, lang)('port.about', { respondent });
  const now = city.outside.now();
  const submissionId = city.outside.uuid();
  const done = await enterCase(tx, city, {
    ...{ number, jurisdiction, receivedOn, submissionId, lang },
    divisionCode: unit?.divisionCode ?? platform.divisionCode,
    respondentUnitId: unit?.id ?? null,
    category: sent.category,
    demands: sent.demands,
    words: named === '' ? sent.words : `${named}\n${sent.words}`,
    contact: sent.contact,
    receipt: sent.receipt,
  });
  if (!done.ok) {
    if (done.problem.kind === 'reference-taken') return refuse({ kind: 'province-number-taken' });
    return malformed({ field: 'category', word: 'evidence' });
  }
  const matterId = done.value;
  const handover: Handover = {
    ...{ matterId, submissionId, platformId: platform.id, reference: number, contentMac },
    at: now,
  };
  await insertHandover(tx, handover);
  await noteUse(tx, platform.id, weekOf(localDateOf(now)));
  await audit(tx, city, {
    actor: null,
    action: 'cases.hand-over',
    objectKind: 'cases-platform',
    objectId: platform.id,
  });
  return ok(await answered(tx, city, handover, sent, true));
}

/** The one unit of this name that the platform's division has; a name that is two units' is nobody's. */
async function unitNamed(tx: Tx, { divisionCode }: Platform, name: string) {
  const named = (await listUnits(tx, { divisionCodes: [] }, { within: 'city', search: name })).filter(
    (unit) => unit.name === name,
  );
  const within = [];
  for (const unit of named) if (await isWithinDivision(tx, unit.divisionCode, divisionCode)) within.push(unit);
  return within.length === 1 ? within[0] : undefined;
}

async function answered(
  tx: Tx,
  city: City,
  { matterId, submissionId, at }: Handover,
  { receipt }: SentCase,
  isNew: boolean,
): Promise<HandedOver> {
  const isFresh = at >= addMs(city.outside.now(), -RECEIPT_MINUTES * MINUTE_MS);
  const matter = (await matterNumbers(tx, [matterId])).get(matterId) ?? '';
  return { matterId, matter, isNew, receipt: receipt && isFresh ? receiptOf(city, submissionId) : null };
}

function malformed(...faults: readonly EntryFault[]) {
  return refuse({ kind: 'province-case-malformed' as const, faults });
}
