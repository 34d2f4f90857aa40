/** Personal data of a matter: as its person sees them, takes them away, or an office hands them out. */

import type { Uuid } from '../../kernel/ids.ts';
import { localDateOf } from '../../kernel/time.ts';
import { matterCategories } from '../../law/index.ts';
import { retentionRuleOn, unitNames } from '../../people/index.ts';
import { entityById } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import type { Queryable } from '../../platform/postgres/db.ts';
import {
  contactOf,
  correctionsOf,
  holdingsOf,
  noticeOf,
  openingsOf,
  type PersonalData,
  readForComplainant,
} from '../../vault/index.ts';
import { loadMatter } from '../acts/store.ts';
import { filesOf, photoBytes } from '../acts/store-files.ts';
import { textsOf } from '../acts/store-texts.ts';
import { isMatterHeld, MATTER_DISCIPLINE, MATTER_IDENTITY, MATTER_WORDS } from '../counts/retention.ts';
import type { MatterState } from '../loop/model.ts';
import { placeName } from './actions-track.ts';
import type { AlsoKept } from './track-model.ts';

/** @param photos whether to include the pictures, for the copy to take away */
export async function personalDataOf(
  q: Queryable,
  city: City,
  about: Readonly<{ matterId: Uuid; photos: boolean }>,
  alsoKept: AlsoKept,
): Promise<PersonalData | undefined> {
  const { matterId } = about;
  const loaded = await loadMatter(q, matterId);
  if (loaded === undefined) return undefined;
  const { state } = loaded;
  const texts = await textsOf(q, city, matterId);
  const files = await filesOf(q, matterId);
  const names = await unitNames(q, state.handlingUnits);
  const photos: PersonalData['photos'][number][] = [];
  const documents: PersonalData['documents'][number][] = [];
  for (const file of files.filter(({ author }) => author === 'complainant')) {
    if (file.kind !== 'photo') {
      documents.push({ on: localDateOf(file.at), kind: file.kind, no: file.no, size: file.size });
      continue;
    }
    const bytes = about.photos ? await photoBytes(q, matterId, file.id) : null;
    photos.push({ id: file.id, on: localDateOf(file.at), jpegBase64: bytes?.toString('base64') ?? null });
  }
  return {
    matterId,
    procedure: state.procedure,
    receivedOn: state.receivedOn,
    place: await placeName(q, state),
    category: await categoryName(q, state),
    contact: await contactOf(q, city, matterId),
    notice: await noticeOf(q, city, matterId),
    entity: await entityOf(q, city, matterId),
    texts: texts
      .filter(({ author }) => author === 'complainant')
      .map(({ kind, at, text }) => ({ kind, on: localDateOf(at), text })),
    photos,
    documents,
    review: (await alsoKept(q, matterId)) ?? null,
    sharedWith: state.handlingUnits.flatMap((id) => names.get(id) ?? []),
    openings: await openingsOf(q, matterId),
    corrections: await correctionsOf(q, matterId),
    erasedAt: (await holdingsOf(q, matterId)).erasedAt,
    kept: await keptHowLong(q, city, state),
  };
}

async function categoryName(q: Queryable, { categoryCode, receivedOn }: MatterState): Promise<string | null> {
  if (categoryCode === null) return null;
  return (await matterCategories(q))(categoryCode, receivedOn)?.name.zh ?? categoryCode;
}

async function entityOf(q: Queryable, city: City, matterId: Uuid): Promise<PersonalData['entity']> {
  const id = await readForComplainant(q, city, { matterId, field: 'entity' });
  const entity = id === null ? undefined : await entityById(q, id as Uuid);
  return entity === undefined ? null : { name: entity.name, uscc: entity.uscc };
}

async function keptHowLong(q: Queryable, city: City, state: MatterState): Promise<PersonalData['kept']> {
  const today = localDateOf(city.outside.now());
  const held = await isMatterHeld(q, state.id);
  const inDiscipline = state.lane === 'discipline';
  const kinds = [
    ['identity', inDiscipline ? MATTER_DISCIPLINE : MATTER_IDENTITY],
    ['words', inDiscipline ? MATTER_DISCIPLINE : MATTER_WORDS],
  ] as const;
  const rules = await Promise.all(
    kinds.map(async ([what, kind]) => {
      const rule = await retentionRuleOn(q, kind, today);
      return rule === undefined ? [] : [{ what, keepDays: rule.keepDays, basis: rule.basis, held }];
    }),
  );
  return rules.flat();
}
