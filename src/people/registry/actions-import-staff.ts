/**
 * Import of a list of staff, brought in twice. The system administrator opens the accounts and makes the posts it names; the
 * security administrator gives the posts to the people. Neither can do the other's part, and each row goes through the
 * action that does a single one, with its own line in the audit. No sheet holds a password: the first sign-in is by a
 * one-time link.
 */

import type { ImportKind, Said, Staged, StagedRow, WriteProblem } from '../../formats/index.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { localDate } from '../../kernel/time.ts';
import type { City } from '../../platform/city.ts';
import type { Lang } from '../../platform/pages/words.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import { peopleAccess } from '../access.ts';
import type { Importer, Post, Role } from '../model.ts';
import { isRole } from '../rules.ts';
import { peopleWords } from '../words.ts';
import { directoryOf, todayIn } from './actions-acting.ts';
import { createPost, givePost, takePost } from './actions-posts.ts';
import { createUser } from './actions-users.ts';
import {
  beginningOf,
  compareHoldings,
  compareStaff,
  endOf,
  postOf,
  type Registered,
  STAFF_FIELDS,
  staffReader,
} from './rules-import-staff.ts';
import { STAFF_COLUMNS, STAFF_REASONS } from './rules-import-staff-columns.ts';
import { holdingById, holdingsOfUsers } from './store-holdings.ts';
import { postsInUnits } from './store-posts.ts';
import { usersNamed } from './store-users.ts';

type Written = Promise<Result<null, WriteProblem>>;
const MOST_PEOPLE = 20_000;
const MEANWHILE = { kind: 'changed-meanwhile' } as const;

async function registeredFor(q: Queryable, rows: readonly StagedRow[]): Promise<Registered> {
  const all = (field: string): readonly string[] => [...new Set(rows.map(({ facts }) => facts[field] ?? ''))];
  const users = await usersNamed(q, all('username'));
  return {
    users: new Map(users.map((user) => [user.username, user])),
    posts: await postsInUnits(q, all('unit_id') as readonly Uuid[]),
  };
}

/** Names for units and divisions, words for roles; in reasons too, whose hint may be a role. */
async function shownIn(q: Queryable, lang: Lang): Promise<(field: string, value: string) => string> {
  const directory = await directoryOf(q);
  return (field, value) => {
    if (field === 'division_code') return directory.divisionName(value);
    if (field === 'unit_id') return directory.unitName(value);
    return field === 'role' && isRole(value) ? peopleWords[lang][`people.role.${value}`] : value;
  };
}

const FIELD_OF: Readonly<Record<string, string>> = {
  division: 'division_code',
  unit: 'unit_id',
  from: 'from_on',
  until: 'last_on',
};
const saidOf = (columns: typeof STAFF_COLUMNS): Readonly<Record<string, Said>> =>
  Object.fromEntries(columns.map(({ key, said }) => [FIELD_OF[key] ?? key, said]));

const staff: ImportKind<Importer> = {
  name: 'staff',
  said: { zh: '人员账号和岗位', en: 'accounts and posts' },
  note: {
    zh: '一行一人一岗：开账号、设岗位，不任岗。表里不含密码，首次登录用一次性链接。同一张表由安全管理员再导入“人员任岗”。',
    en: 'A person and a post each row: opens accounts, makes posts, gives none. No passwords: people first sign in by a one-time link. The security administrator brings in the same list to give the posts.',
  },
  columns: STAFF_COLUMNS,
  keyColumn: 'username',
  fields: STAFF_FIELDS,
  fieldSaid: saidOf(STAFF_COLUMNS),
  access: peopleAccess.keepUsers,
  mostRows: MOST_PEOPLE,
  repeats: 'merge',
  reasons: STAFF_REASONS,
  reader: async (q, _, by) => staffReader({ directory: await directoryOf(q), reach: new Set(by.divisionCodes) }),
  compare: async (q, _, by, staged) => {
    const rows = await staged.rows();
    return compareStaff(rows, await registeredFor(q, rows), new Set(by.divisionCodes));
  },
  write: writeStaff,
  shown: shownIn,
};

async function writeStaff(tx: Tx, city: City, by: Importer, staged: Staged): Written {
  const rows = await staged.rows();
  const { users, posts } = await registeredFor(tx, rows);
  const directory = await directoryOf(tx);
  const opened = new Set(users.keys());
  const made: Post[] = [...posts];
  for (const row of rows) {
    const { username, name, divisionCode, unitId, role, title } = factsOf(row);
    const user = users.get(username);
    if (user !== undefined && (user.displayName !== name || user.disabledAt !== null)) return refuse(MEANWHILE);
    if (!opened.has(username)) {
      const account = { id: row.id, username, displayName: name, divisionCode, email: null };
      if (!(await createUser(tx, city, by.actor, account)).ok) return refuse(MEANWHILE);
      opened.add(username);
    }
    if (postOf(made, row) !== undefined) continue;
    const unit = directory.unit(unitId, divisionCode);
    if (typeof unit === 'string') return refuse(MEANWHILE);
    const from = beginningOf(rows, row, unit.validFrom, todayIn(city));
    const id = city.outside.uuid();
    const post = await createPost(tx, city, by.actor, { id, role, unitId, divisionCode, title, from });
    if (!post.ok) return refuse(MEANWHILE);
    made.push(post.value);
  }
  return ok(null);
}

function factsOf({ facts }: StagedRow) {
  const fact = (field: string): string => facts[field] ?? '';
  return {
    username: fact('username'),
    name: fact('name'),
    divisionCode: fact('division_code'),
    unitId: fact('unit_id') as Uuid,
    role: fact('role') as Role,
    title: fact('title'),
  };
}

const holdings: ImportKind<Importer> = {
  name: 'holdings',
  said: { zh: '人员任岗', en: 'who holds which post' },
  note: {
    zh: '一行一人一岗，把已有的岗位交给已有的账号；按“登录名＋岗位”识别。可用系统管理员导入账号的同一张表。',
    en: 'A person and a post each row: gives posts that exist to accounts that exist. The list by which accounts were opened will do.',
  },
  columns: STAFF_COLUMNS,
  keyColumn: 'username',
  fields: STAFF_FIELDS,
  fieldSaid: saidOf(STAFF_COLUMNS),
  access: peopleAccess.keepHoldings,
  mostRows: MOST_PEOPLE,
  repeats: 'merge',
  reasons: STAFF_REASONS,
  reader: async (q, _, by) => staffReader({ directory: await directoryOf(q), reach: new Set(by.divisionCodes) }),
  compare: async (q, city, by, staged) => {
    const rows = await staged.rows();
    const now = await registeredFor(q, rows);
    const today = todayIn(city);
    const ids = [...now.users.values()].map(({ id }) => id);
    const held = await holdingsOfUsers(q, ids, today);
    return compareHoldings(rows, { ...now, holdings: held, today, importer: by.actor?.userId });
  },
  write: writeHoldings,
  shown: shownIn,
};

async function writeHoldings(tx: Tx, city: City, by: Importer, staged: Staged): Written {
  const rows = await staged.rows();
  const { users, posts } = await registeredFor(tx, rows);
  for (const row of rows) {
    const last = row.facts['last_on'] ?? null;
    if (row.objectId !== null) {
      if (!(await endHeld(tx, city, by, row, last))) return refuse(MEANWHILE);
      continue;
    }
    const user = users.get(row.facts['username'] ?? '');
    const post = postOf(posts, row);
    if (user === undefined || user.displayName !== row.facts['name'] || post === undefined) return refuse(MEANWHILE);
    const from = row.facts['from_on'] ?? null;
    const given = {
      id: row.id,
      userId: user.id,
      postId: post.id,
      from: from === null ? todayIn(city) : localDate(from),
    };
    if (!(await givePost(tx, city, by.actor, given)).ok) return refuse(MEANWHILE);
    if (last === null) continue;
    if (!(await takePost(tx, city, by.actor, { holdingId: row.id, on: endOf(last) })).ok) return refuse(MEANWHILE);
  }
  return ok(null);
}

/** Ends a holding. @returns false where it is no longer what was shown */
async function endHeld(tx: Tx, city: City, by: Importer, row: StagedRow, last: string | null): Promise<boolean> {
  const held = row.objectId === null ? undefined : await holdingById(tx, row.objectId);
  if (held === undefined || last === null) return false;
  const before = row.differences.find(({ field }) => field === 'last_on')?.before ?? null;
  if (held.untilOn !== (before === null ? null : endOf(before))) return false;
  return (await takePost(tx, city, by.actor, { holdingId: held.id, on: endOf(last) })).ok;
}

export const staffImports: readonly ImportKind<Importer>[] = [staff, holdings];
