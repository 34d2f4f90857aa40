/** Finders of the registry: halls, windows, enterprises and the codes on their plaques, in the reader's divisions. */

import { divisionNames, type Finder, scopeOf } from '../people/index.ts';
import { placesAccess } from './access.ts';
import { markOf } from './codes/found-by.ts';
import { listCodes } from './codes/store-code-list.ts';
import { suggestEntities, suggestPlaces } from './entities/store-search.ts';
import { codeInGroups, normalCode } from './rules.ts';

const SHOWN_PLACES = 4;
const SHOWN_ENTITIES = 6;

const places: Finder = {
  roles: placesAccess.readPlaces.roles,
  find: async (q, _, { actor, typed }) => {
    const hits = await suggestPlaces(q, await scopeOf(q, actor), typed, SHOWN_PLACES);
    const divisionOf = hits.length === 0 ? () => '' : await divisionNames(q);
    return hits.map(({ kind, id, name, number, hallId, hallName, divisionCode }) => {
      // A number stands before the name, and what was meant stands in the name.
      const before = number === null ? '' : `${number} `;
      const mark = markOf(name, null, typed);
      return {
        kind,
        id,
        title: `${before}${name}`,
        mark: mark === null ? null : { ...mark, from: mark.from + [...before].length },
        beside: kind === 'hall' ? divisionOf(divisionCode) : hallName,
        shownBy: kind === 'hall' ? { tab: 'halls', q: name } : { tab: 'windows', hallId, q: name },
      };
    });
  },
};

const entities: Finder = {
  roles: placesAccess.readPlaces.roles,
  find: async (q, _, { actor, typed }) => {
    const hits = await suggestEntities(q, await scopeOf(q, actor), typed, SHOWN_ENTITIES);
    const divisionOf = hits.length === 0 ? () => '' : await divisionNames(q);
    return hits.map(({ id, name, uscc, divisionCode, status, initialsSet }) => ({
      kind: 'entity',
      id,
      title: name,
      mark: markOf(name, initialsSet, typed),
      beside: `${uscc} · ${divisionOf(divisionCode)}`,
      ...(status === 'active' ? {} : { state: status }),
      shownBy: { tab: 'entities', q: uscc },
    }));
  },
};

const codes: Finder = {
  roles: placesAccess.readCodes.roles,
  find: async (q, _, { actor, typed }) => {
    const text = normalCode(typed);
    if (text === undefined) return [];
    const { items } = await listCodes(q, await scopeOf(q, actor), { text }, { limit: 1, offset: 0 });
    return items.map(({ id, hallName, windowNumber, windowName, entityName }) => ({
      kind: 'code',
      id,
      title: codeInGroups(text),
      mark: null,
      beside: [hallName, windowNumber, windowName, entityName].filter((name) => name !== null).join(' '),
      shownBy: { text },
    }));
  },
};

export const placesFinders: readonly Finder[] = [places, entities, codes];
