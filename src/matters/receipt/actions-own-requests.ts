/** Data of the page of one's own data: what is kept, requests and answers, and whether it can be destroyed. */

import type { Uuid } from '../../kernel/ids.ts';
import { type LocalDate, localDateOf } from '../../kernel/time.ts';
import { categoriesAsTheyStood, explainDeadline, loadCalendar, runsOf } from '../../law/index.ts';
import type { City } from '../../platform/city.ts';
import type { Lang } from '../../platform/pages/words.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import {
  basisOfRequest,
  type DataRequest,
  type DataStanding,
  dataRequestsOf,
  type PersonalData,
  standingOf,
} from '../../vault/index.ts';
import { isMatterHeld } from '../counts/retention.ts';
import { personalDataOf } from './actions-own-data.ts';
import type { AlsoKept, TrackDue } from './track-model.ts';

export type OwnRequest = Readonly<{
  kind: DataRequest['kind'];
  channel: DataRequest['channel'];
  knownBy: DataRequest['knownBy'];
  identified: boolean;
  office: string | null;
  receivedOn: LocalDate;
  standing: DataStanding;
  due: Readonly<{ on: LocalDate; provisional: boolean }> & Pick<TrackDue, 'why'>;
  steps: readonly Readonly<{
    what: DataRequest['steps'][number]['what'];
    on: LocalDate;
    office: string | null;
    reason: string | null;
    ground: Readonly<{ name: string; basis: string }> | null;
  }>[];
}>;

export type OwnDataView = Readonly<{
  data: PersonalData;
  requests: readonly OwnRequest[];
  held: boolean;
  /** Whether something is left to destroy. */
  anythingLeft: boolean;
}>;

/** @returns undefined when there is no such matter. The caller holds a receipt session for it. */
export async function ownDataView(
  q: Queryable,
  city: City,
  about: Readonly<{ matterId: Uuid; photos: boolean; lang: Lang }>,
  alsoKept: AlsoKept,
): Promise<OwnDataView | undefined> {
  const { matterId, lang } = about;
  const data = await personalDataOf(q, city, about, alsoKept);
  if (data === undefined) return undefined;
  const { contact, entity, texts, photos, documents } = data;
  const written = texts.some(({ text }) => text !== null) || photos.length + documents.length > 0;
  return {
    data,
    requests: await requestsFor(q, matterId, lang),
    held: await isMatterHeld(q, matterId),
    anythingLeft: written || entity !== null || contact.name !== '' || contact.phone !== '',
  };
}

async function requestsFor(q: Queryable, matterId: Uuid, lang: Lang): Promise<readonly OwnRequest[]> {
  const requests = await dataRequestsOf(q, matterId);
  if (requests.length === 0) return [];
  const calendar = await loadCalendar(q);
  const stood = await categoriesAsTheyStood(q, ['data-refusal-ground']);
  return Promise.all(
    requests.map(async (request) => {
      const { kind, channel, knownBy, identified, receivedOn, limit, dueOn, dueProvisional } = request;
      const explained = explainDeadline(calendar, receivedOn, limit);
      return {
        kind,
        channel,
        knownBy,
        identified,
        receivedOn,
        office: request.office?.unit ?? null,
        standing: standingOf(request.steps),
        due: {
          on: dueOn,
          provisional: dueProvisional,
          why: {
            from: receivedOn,
            amount: limit.amount,
            unit: limit.unit,
            basis: await basisOfRequest(q, request),
            runs: runsOf(explained.days),
          },
        },
        steps: request.steps.map(({ what, at, office, reason, ground }) => {
          const found = ground === null ? undefined : stood(ground, localDateOf(at));
          return {
            what,
            on: localDateOf(at),
            office: office?.unit ?? null,
            reason,
            ground: found === undefined ? null : { name: found.name[lang], basis: found.basis },
          };
        }),
      };
    }),
  );
}
