/** Reads the filter of a list: the specification's, and the days it means here. */

import { isUuid, type Uuid } from '../kernel/ids.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { addDays, addMs, epochMs, type Instant, isInstant, localDateOf, startOfLocalDate } from '../kernel/time.ts';
import type { Fault, RequestFilter } from './model.ts';

/** Limits of the specification: ninety days, a thousand requests. */
const MOST_DAYS = 90;
export const MOST_REQUESTS = 1_000;

const MS_PER_MINUTE = 60_000;
const MOST_MS = MOST_DAYS * 1_440 * MS_PER_MINUTE;
const FIRST_YEAR = 1992;
const LAST_YEAR = 9_000;
const FARTHEST_ZONE_MINUTES = 14 * 60;

const CODE = /^[A-Za-z0-9-]{1,32}$/;

type Asked = Readonly<{ field: (name: string) => string; all: (name: string) => readonly string[] }>;

/** Ids, which override other filters; null when none were given. What cannot be an id is left out. */
export function readIds(asked: Asked): readonly Uuid[] | null {
  const ids = listed(asked.all('service_request_id'));
  if (ids.length === 0) return null;
  return ids
    .map((id) => id.toLowerCase())
    .filter(isUuid)
    .slice(0, MOST_REQUESTS);
}

export function readFilter(asked: Asked, now: Instant): Result<RequestFilter, readonly Fault[]> {
  const start = readDate(asked.field('start_date'));
  const end = readDate(asked.field('end_date'));
  const statuses = listed(asked.all('status'));
  const faults: Fault[] = [];
  if (start === undefined || end === undefined) faults.push({ word: 'date', status: 400 });
  if (!statuses.every(isStatus)) faults.push({ word: 'status', status: 400 });
  if (start === undefined || end === undefined || faults.length > 0) return refuse(faults);
  const until = end ?? (start === null ? now : addMs(start, MOST_MS));
  const from = start ?? addMs(until, -MOST_MS);
  if (from > until || epochMs(until) - epochMs(from) > MOST_MS) {
    return refuse([{ word: 'span', status: 400, most: MOST_DAYS }]);
  }
  const services = listed(asked.all('service_code'));
  return ok({
    // Published days begin at midnight: a start later that day leaves the day out.
    fromOn: startOfLocalDate(localDateOf(from)) < from ? addDays(localDateOf(from), 1) : localDateOf(from),
    untilOn: localDateOf(until),
    // Impossible codes match nothing: a list of such alone is empty.
    services: services.length === 0 ? null : services.filter((code) => CODE.test(code)),
    statuses: statuses.length === 0 ? null : statuses.filter(isStatus),
  });
}

/** `open,closed` and `status=open&status=closed` are the same list. */
function listed(values: readonly string[]): readonly string[] {
  return values
    .flatMap((value) => value.split(','))
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function isStatus(text: string): text is 'open' | 'closed' {
  return text === 'open' || text === 'closed';
}

const FORM = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|([+-])(\d{2}):(\d{2}))$/;

/** The W3C profile of ISO 8601 with its zone; null when empty, undefined when it is no such instant. */
export function readDate(text: string): Instant | null | undefined {
  if (text === '') return null;
  // A plus sign in a query arrives as a blank where somebody forgot to escape it.
  const parts = FORM.exec(text.replace(/ (\d{2}:\d{2})$/, '+$1'));
  if (parts === null) return undefined;
  const [, date, time, second = '00', sign = '+', hours = '0', minutes = '0'] = parts;
  const written = `${date}T${time}:${second}.000Z`;
  const year = Number(written.slice(0, 4));
  if (!isInstant(written) || year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  if (written.slice(11, 13) > '23' || written.slice(14, 16) > '59' || second > '59') return undefined;
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  if (Math.abs(offset) > FARTHEST_ZONE_MINUTES) return undefined;
  return addMs(written, -offset * MS_PER_MINUTE);
}
