/** Finders of the directory: units of the whole city, which every post may read; accounts for those who keep them. */

import { markIn } from '../../kernel/search-text.ts';
import { peopleAccess } from '../access.ts';
import { scopeOf } from '../registry/actions-acting.ts';
import { unitNames } from '../registry/actions-names.ts';
import { listUsers } from '../registry/store-users.ts';
import { listUnits } from '../store.ts';
import type { Finder } from './finder.ts';

const SHOWN = 4;

const units: Finder = {
  roles: peopleAccess.readDirectory.roles,
  find: async (q, _, { actor, typed }) => {
    const scope = await scopeOf(q, actor);
    const hits = (await listUnits(q, scope, { within: 'city', search: typed })).slice(0, SHOWN);
    const names = await unitNames(
      q,
      hits.map(({ id }) => id),
    );
    return hits.map(({ id, name }) => {
      const title = names.get(id) ?? name;
      return { kind: 'unit', id, title, mark: markIn(title, typed), beside: '', shownBy: { tab: 'units', q: name } };
    });
  },
};

const persons: Finder = {
  roles: peopleAccess.readUsers.roles,
  find: async (q, _, { actor, typed }) => {
    const hits = (await listUsers(q, await scopeOf(q, actor), { search: typed })).slice(0, SHOWN);
    return hits.map(({ id, displayName, username }) => ({
      kind: 'person',
      id,
      title: displayName,
      mark: markIn(displayName, typed),
      beside: username,
      shownBy: { tab: 'users', q: username },
    }));
  },
};

export const peopleFinders: readonly Finder[] = [units, persons];
