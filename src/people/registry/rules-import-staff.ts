/** Import of staff: reading rows, and comparing them with accounts, posts and holdings. */

import type { Comparison, Difference, RowChange, RowFault, RowReader, StagedRow } from '../../formats/index.ts';
import type { Uuid } from '../../kernel/ids.ts';
import { divisionIn, judging, unitIn } from '../../kernel/import-rows.ts';
import { addDays, type LocalDate, localDate } from '../../kernel/time.ts';
import type { Post, Role, User } from '../model.ts';
import { isAdmin, isUsername, isWatching, mayGoTogether, reachOf } from '../rules.ts';
import type { Known } from './rules-directory.ts';
import type { STAFF_REASONS } from './rules-import-staff-columns.ts';

export const STAFF_FIELDS = [
  'username',
  'name',
  'division_code',
  'unit_id',
  'role',
  'title',
  'from_on',
  'last_on',
] as const;

type Reason = keyof typeof STAFF_REASONS;

const orNull = (cell: string): string | null => (cell === '' ? null : cell);

export function staffReader(known: Known): RowReader {
  return judging((cells, complain) => {
    const { name = '', division = '', unit = '', role = '', title = '', from = '', until = '' } = cells;
    const username = (cells['username'] ?? '').toLowerCase();
    if (username !== '' && !isUsername(username)) complain('username', 'username-malformed');
    const found = divisionIn(known, division, complain);
    const office = unitIn(known, unit, 'unit', found, complain);
    if (office !== undefined && !known.reach.has(office.divisionCode)) complain('unit', 'unit-outside-yours');
    if (from !== '' && until !== '' && until < from) complain('until', 'ends-before-it-begins');
    const [code, unitId] = [found?.code ?? '', office?.id ?? ''];
    return {
      // Two periods on one post are two rows.
      key: [username, code, unitId, role, title, from].join(' / '),
      label: `${name}（${username}）${title}`,
      facts: {
        username,
        name,
        division_code: code,
        unit_id: unitId,
        role,
        title,
        from_on: orNull(from),
        last_on: orNull(until),
      },
    };
  });
}

export type Registered = Readonly<{
  /** Accounts by sign-in name, whoever keeps them. */
  users: ReadonlyMap<string, User>;
  /** Living posts of the units the rows name. */
  posts: readonly Post[];
}>;

const fact = (row: StagedRow, field: string): string => row.facts[field] ?? '';

/** The living post a row names: unit, division and name. */
const samePlace = (post: Post, row: StagedRow): boolean =>
  post.unitId === fact(row, 'unit_id') &&
  post.divisionCode === fact(row, 'division_code') &&
  post.title === fact(row, 'title');

export function postOf(posts: readonly Post[], row: StagedRow): Post | undefined {
  return posts.find((post) => samePlace(post, row) && post.role === fact(row, 'role'));
}

/** First day of a post: the first day anybody holds it by the list, but not before its unit nor after today. */
export function beginningOf(
  rows: readonly StagedRow[],
  row: StagedRow,
  unitFrom: LocalDate,
  today: LocalDate,
): LocalDate {
  const same = (other: StagedRow): boolean => PLACE.every((field) => other.facts[field] === row.facts[field]);
  const days = rows.filter(same).map(({ facts }) => localDate(facts['from_on'] ?? today));
  const [first = today] = [...days, today].sort();
  return first < unitFrom ? unitFrom : first;
}

const PLACE = ['division_code', 'unit_id', 'title'] as const;

/** @param reach divisions whose accounts the importer keeps */
export function compareStaff(rows: readonly StagedRow[], now: Registered, reach: ReadonlySet<string>): Comparison {
  const faults: RowFault[] = [];
  const unchanged: { row: number }[] = [];
  const above = { names: new Map<string, StagedRow>(), posts: new Map<string, StagedRow>() };
  for (const row of rows) {
    const fault = staffFault(row, now, reach) ?? faultAbove(row, above);
    if (fault !== undefined) {
      faults.push(fault);
      continue;
    }
    if (now.users.has(fact(row, 'username')) && postOf(now.posts, row) !== undefined) unchanged.push({ row: row.row });
  }
  return { faults, unchanged, changes: [] };
}

function staffFault(row: StagedRow, now: Registered, reach: ReadonlySet<string>): RowFault | undefined {
  const user = now.users.get(fact(row, 'username'));
  const wrong = user === undefined ? undefined : accountFault(row, user);
  if (wrong !== undefined) return wrong;
  if (user !== undefined && !reach.has(user.divisionCode)) return faultOf(row, 'username', 'account-elsewhere');
  const other = now.posts.find((post) => samePlace(post, row) && post.role !== fact(row, 'role'));
  return other === undefined ? undefined : faultOf(row, 'role', 'post-has-another-role');
}

function accountFault(row: StagedRow, user: User): RowFault | undefined {
  if (user.displayName !== fact(row, 'name')) return faultOf(row, 'name', 'name-differs');
  return user.disabledAt === null ? undefined : faultOf(row, 'username', 'account-closed');
}

type Above = Readonly<{ names: Map<string, StagedRow>; posts: Map<string, StagedRow> }>;

/** The fault of contradicting an earlier row of the sheet. */
function faultAbove(row: StagedRow, { names, posts }: Above): RowFault | undefined {
  const place = PLACE.map((field) => fact(row, field)).join('\n');
  const named = names.get(fact(row, 'username'));
  if (named !== undefined && fact(named, 'name') !== fact(row, 'name')) {
    return faultOf(row, 'name', 'name-differs-above', String(named.row));
  }
  const post = posts.get(place);
  if (post !== undefined && fact(post, 'role') !== fact(row, 'role')) {
    return faultOf(row, 'role', 'post-has-another-role-above', String(post.row));
  }
  names.set(fact(row, 'username'), named ?? row);
  posts.set(place, post ?? row);
  return undefined;
}

function faultOf(row: StagedRow, column: string, reason: Reason, hint?: string): RowFault {
  const field = { username: 'username', name: 'name', role: 'role', from: 'from_on', until: 'last_on' }[column];
  const value = fact(row, field ?? 'title');
  return { row: row.row, column, reason, value, ...(hint === undefined ? {} : { hint }) };
}

export type Held = Readonly<{
  id: Uuid;
  userId: Uuid;
  postId: Uuid;
  fromOn: LocalDate;
  untilOn: LocalDate | null;
  role: Role;
  unitId: Uuid;
}>;
export type HoldingsNow = Registered &
  Readonly<{
    /** Posts of the people the rows name: not ended, or beginning later. */
    holdings: readonly Held[];
    today: LocalDate;
    /** The person who brings them in. */
    importer: string | undefined;
  }>;

/** The first day after a holding, where a sheet gives its last day. */
export const endOf = (lastOn: string): LocalDate => addDays(localDate(lastOn), 1);
const lastOf = (untilOn: LocalDate): LocalDate => addDays(untilOn, -1);

export function compareHoldings(rows: readonly StagedRow[], now: HoldingsNow): Comparison {
  const faults: RowFault[] = [];
  const changes: RowChange[] = [];
  const unchanged: { row: number }[] = [];
  for (const row of rows) {
    const judged = judgeHolding(row, now);
    if (judged === 'unchanged') unchanged.push({ row: row.row });
    else if (judged !== 'new') {
      if ('reason' in judged) faults.push(judged);
      else changes.push(judged);
    }
  }
  return { faults, changes, unchanged };
}

function judgeHolding(row: StagedRow, now: HoldingsNow): RowFault | RowChange | 'unchanged' | 'new' {
  const user = now.users.get(fact(row, 'username'));
  if (user === undefined) return faultOf(row, 'username', 'account-unknown');
  const wrong = accountFault(row, user);
  if (wrong !== undefined) return wrong;
  if (user.id === now.importer) return faultOf(row, 'username', 'not-yourself');
  const post = postOf(now.posts, row);
  if (post === undefined) return faultOf(row, 'title', 'post-unknown');
  const own = now.holdings.filter(({ userId }) => userId === user.id);
  if (own.some(({ role }) => isAdmin(role))) return faultOf(row, 'username', 'administrators-are-separate');
  if (!own.every(({ role }) => mayGoTogether(role, post.role))) return faultOf(row, 'username', 'handling-is-separate');
  const from = row.facts['from_on'] ?? null;
  const last = row.facts['last_on'] ?? null;
  const held = own.filter(({ postId }) => postId === post.id);
  const same = held.find(({ fromOn }) => fromOn === from) ?? (from === null ? held[0] : undefined);
  if (same !== undefined) return judgeEnd(row, same, last, now);
  const open = held.find(({ untilOn }) => untilOn === null || (from !== null && untilOn > from));
  if (open !== undefined) return faultOf(row, 'from', 'holds-since', open.fromOn);
  if ((from ?? now.today) < post.validFrom) return faultOf(row, 'from', 'before-post', post.validFrom);
  if (last !== null && last < (from ?? now.today)) return faultOf(row, 'until', 'ends-before-it-begins');
  if (now.importer === undefined) return 'new';
  const elsewhere = own.some(({ role, unitId }) => reachOf(role) === 'division' && unitId !== post.unitId);
  if (elsewhere) return faultOf(row, 'username', 'second-person-needed');
  return from !== null && from < now.today ? faultOf(row, 'from', 'second-person-needed') : 'new';
}

/** Judges the end of an existing holding: a sheet may end it, never lengthen what was ended. */
function judgeEnd(
  row: StagedRow,
  held: Held,
  last: string | null,
  now: HoldingsNow,
): RowFault | RowChange | 'unchanged' {
  if (last === null) return 'unchanged';
  if (last < held.fromOn) return faultOf(row, 'until', 'ends-before-it-begins');
  const before = held.untilOn === null ? null : lastOf(held.untilOn);
  if (before === last) return 'unchanged';
  if (before !== null && before < last) return faultOf(row, 'until', 'ends-already', before);
  if (now.importer !== undefined && (isWatching(held.role) || endOf(last) < now.today)) {
    return faultOf(row, 'until', 'second-person-needed');
  }
  const differences: readonly Difference[] = [{ field: 'last_on', before, after: last }];
  return { row: row.row, objectId: held.id, version: null, differences };
}
