/** Files a request from a connected system: key, rate, the same answer to the same request, and a matter. */

import { canonicalJson } from '../kernel/canonical-json.ts';
import type { Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { addMs, type Instant, localDateOf, weekOf } from '../kernel/time.ts';
import { categoriesInForce } from '../law/index.ts';
import { type Receipt, type RegisterMatter, receiptOf, registerMatter } from '../matters/index.ts';
import { audit, isWithinDivision } from '../people/index.ts';
import { resolveCode } from '../places/index.ts';
import type { City } from '../platform/city.ts';
import { type Lang, speak } from '../platform/pages/words.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { hashOfProgramKey } from '../platform/program-key.ts';
import { sealSecrets } from '../vault/index.ts';
import type { Client, Fault, Filing, Service } from './model.ts';
import { readFiling, type Sent } from './rules-filing.ts';
import { servicesOf } from './rules-services.ts';
import { countFilings, filingOfContent, filingOfRequest, insertFiling, type StoredFiling } from './store.ts';
import { lockClientByKey, noteUse } from './store-clients.ts';
import { open311Words } from './words.ts';

export const MOST_A_MINUTE = 60;
export const MOST_A_DAY = 2_000;
/** Minutes in which a program without an answer tries again. */
export const SAME_CONTENT_MINUTES = 15;

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A filed request. `receipt` is null once the sender had time to hand it on: sending again is no key to it. */
export type Filed = Readonly<{ token: Uuid; service: Service; receipt: Receipt | null }>;

type Place = Pick<RegisterMatter, 'divisionCode' | 'respondentUnitId' | 'place'> & Readonly<{ entityId: Uuid | null }>;

export async function servicesNow(q: Queryable, city: City): Promise<readonly Service[]> {
  return servicesOf(await categoriesInForce(q, 'complaint', localDateOf(city.outside.now())));
}

/**
 * Files a request. The same again is the same matter, and for a quarter of an hour the same answer; the same id with other
 * content is refused, because a program that reuses an id would bury one person's complaint in another's.
 * @param requestId the sender's id of the request; the content stands in where there is none
 */
export async function fileRequest(
  tx: Tx,
  city: City,
  sent: Sent,
  by: Readonly<{ requestId: string | null; lang: Lang }>,
): Promise<Result<Filed, readonly Fault[]>> {
  const client = await clientOf(tx, sent.field('api_key'));
  if (!client.ok) return client;
  const services = await servicesNow(tx, city);
  const say = speak(open311Words, by.lang);
  const read = readFiling(sent, services, { place: say('open311.label.place'), media: say('open311.label.media') });
  if (!read.ok) return read;
  const filing = read.value;
  const service = services.find(({ code }) => code === filing.serviceCode);
  if (service === undefined) throw new Error('a filing for no service');
  const place = await placeOf(tx, city, client.value, filing, service);
  if (!place.ok) return place;

  const known = await knownFiling(tx, city, client.value, filing, by.requestId);
  if (!known.ok) return known;
  if (known.value.before !== undefined) return ok(answer(city, known.value.before, service));
  if (await isTooMuch(tx, city, client.value)) return refuse([{ word: 'too-many', status: 400, code: 429 }]);

  const id = city.outside.uuid();
  const matterId = city.outside.uuid();
  const about = filing.about === null ? '' : `${say('open311.label.about')}${filing.about}\n`;
  const registered = await registerMatter(tx, city, {
    matterId,
    submissionId: id,
    procedure: service.procedure,
    door: 'open311',
    divisionCode: place.value.divisionCode,
    respondentUnitId: place.value.respondentUnitId,
    place: place.value.place,
    categoryCode: service.categoryCode,
    demands: filing.demands,
    words: about + filing.words,
    files: [],
    contact: filing.contact,
    wantsReceipt: true,
    lang: by.lang,
    at: city.outside.now(),
  });
  // Everything a matter needs was checked: a refusal here is our fault.
  if (!registered.ok) throw new Error(`the loop refused a filing: ${registered.problem.kind}`);
  if (place.value.entityId !== null) {
    await sealSecrets(tx, city, matterId, { entity: place.value.entityId });
  }
  const { requestMac, contentMac } = known.value;
  const now = city.outside.now();
  const stored = {
    id,
    token: city.outside.uuid(),
    clientId: client.value.id,
    matterId,
    requestMac,
    contentMac,
    at: now,
  };
  await insertFiling(tx, stored);
  await noteUse(tx, client.value.id, weekOf(localDateOf(now)));
  await audit(tx, city, {
    actor: null,
    action: 'open311.file-request',
    objectKind: 'open311-key',
    objectId: client.value.id,
  });
  return ok(answer(city, stored, service));
}

async function clientOf(tx: Tx, key: string): Promise<Result<Client, readonly Fault[]>> {
  if (key === '') return refuse([{ word: 'key-missing', status: 403 }]);
  const client = await lockClientByKey(tx, hashOfProgramKey('open311', key));
  return client === undefined ? refuse([{ word: 'key-wrong', status: 403 }]) : ok(client);
}

/** An earlier filing under this id or, without one, with this content a moment ago. */
async function knownFiling(
  tx: Tx,
  city: City,
  client: Client,
  filing: Filing,
  requestId: string | null,
): Promise<
  Result<
    Readonly<{ before: StoredFiling | undefined; requestMac: Buffer | null; contentMac: Buffer }>,
    readonly Fault[]
  >
> {
  const contentMac = city.keys.hmac('receipts', 'open311/content/', canonicalJson(filing));
  if (requestId === null) {
    const before = await filingOfContent(tx, client.id, contentMac, repeatsSince(city));
    return ok({ before, requestMac: null, contentMac });
  }
  const requestMac = city.keys.hmac('receipts', 'open311/request/', client.id, '/', requestId);
  const before = await filingOfRequest(tx, client.id, requestMac);
  if (before !== undefined && !before.contentMac.equals(contentMac)) {
    return refuse([{ word: 'request-id-reused', status: 400, code: 409 }]);
  }
  return ok({ before, requestMac, contentMac });
}

function repeatsSince(city: City): Instant {
  return addMs(city.outside.now(), -SAME_CONTENT_MINUTES * MINUTE_MS);
}

async function isTooMuch(tx: Tx, city: City, client: Client): Promise<boolean> {
  const now = city.outside.now();
  const { inMinute, inDay } = await countFilings(tx, client.id, {
    minute: addMs(now, -MINUTE_MS),
    day: addMs(now, -DAY_MS),
  });
  return inMinute >= MOST_A_MINUTE || inDay >= MOST_A_DAY;
}

/** The place, by its printed code; without one the office of the key's division. */
async function placeOf(
  tx: Tx,
  city: City,
  client: Client,
  filing: Filing,
  service: Service,
): Promise<Result<Place, readonly Fault[]>> {
  if (filing.addressId === null) {
    return ok({
      divisionCode: client.divisionCode,
      respondentUnitId: null,
      place: { kind: 'none' },
      entityId: null,
    });
  }
  const found = await resolveCode(tx, city, filing.addressId);
  if (found.kind === 'revoked' || found.kind === 'unknown') return refuse([{ word: 'address-unknown', status: 400 }]);
  const { divisionCode } = found;
  if (!(await isWithinDivision(tx, divisionCode, client.divisionCode))) {
    return refuse([{ word: 'address-outside', status: 400 }]);
  }
  if (found.kind === 'window') {
    const place = { kind: 'window', windowId: found.window.id, hallId: found.hall.id } as const;
    return ok({ divisionCode, respondentUnitId: found.unitId, place, entityId: null });
  }
  if (service.isComplaint && filing.about === null) {
    return refuse([{ word: 'about-missing', status: 400 }]);
  }
  return ok({ divisionCode, respondentUnitId: null, place: { kind: 'entity' }, entityId: found.entityId });
}

function answer(city: City, filing: StoredFiling, service: Service): Filed {
  const fresh = filing.at >= repeatsSince(city);
  return { token: filing.token, service, receipt: fresh ? receiptOf(city, filing.id) : null };
}
