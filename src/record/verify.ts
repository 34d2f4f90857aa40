/** Verifies a whole city: seals, tree, chains, current states, and a copy of the seals kept elsewhere. */

import { z } from 'zod';
import { ok, type Result, refuse } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import type { City } from '../platform/city.ts';
import type { Queryable } from '../platform/postgres/db.ts';
import { hex, keyIdOf, type Seal, signatureHolds } from './seals-statement.ts';
import { sealsNumbered } from './store-seals.ts';
import { type Projections, verifyEvents } from './verify-events.ts';
import { type Findings, findings, type VerifyReport, type Watch } from './verify-findings.ts';
import { type TrustedKeys, verifySeals, verifyTree } from './verify-tree.ts';

const hex32 = z.string().regex(/^[0-9a-f]{64}$/);

/** A head as `/open/seals/heads.json` gives it. */
export const keptSealSchema = z.object({
  statement: z.object({
    at: z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
    city: z.string(),
    key: z.string(),
    number: z.int().min(1),
    previous: hex32,
    root: hex32,
    size: z.int().min(0),
  }),
  signature: z.string().regex(/^[0-9a-f]{128}$/),
});

const keptCopySchema = z.object({ heads: z.array(keptSealSchema) });

export type KeptSeal = z.infer<typeof keptSealSchema>;

/** Reads a kept copy: one answer of `heads.json`, or several in a list. */
export function parseKeptCopy(text: string): Result<readonly KeptSeal[], { readonly kind: 'not-a-copy-of-heads' }> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return refuse({ kind: 'not-a-copy-of-heads' });
  }
  const pages = z.array(keptCopySchema).safeParse(Array.isArray(parsed) ? parsed : [parsed]);
  if (!pages.success) return refuse({ kind: 'not-a-copy-of-heads' });
  const heads = pages.data.flatMap((page) => page.heads);
  // An empty copy compares nothing, so it must not be reported as in order.
  return heads.length === 0 ? refuse({ kind: 'not-a-copy-of-heads' }) : ok(heads);
}

export type VerifyOptions = Readonly<{
  kept?: readonly KeptSeal[];
  watch?: Watch;
  /** Whether every kept file is read again, too: all of them, one after the other. */
  files?: boolean;
}>;

const unwatched: Watch = async () => undefined;

/**
 * Verifies the whole record in one pass and reports what is broken. While the city is being written to, pass a transaction
 * with one snapshot (repeatable read); otherwise an event committed between two reads could look like damage.
 * @param projections the current states that slices keep of their streams, each handed in by its slice.
 */
export async function verifyRecord(
  q: Queryable,
  city: Pick<City, 'code' | 'keys' | 'outside'>,
  projections: readonly Projections[],
  { kept = [], watch = unwatched, files = false }: VerifyOptions = {},
): Promise<VerifyReport> {
  const at = city.outside.now();
  const trusted = trustedKeys(city);
  const found = findings();
  const seals = await verifySeals(q, city.code, trusted, found, watch);
  const leaves = await verifyTree(q, found, watch);
  const events = await verifyEvents(q, city, projections, found, { watch, files });
  await compareKept(q, city, kept, trusted, found);
  const { last } = seals;
  return {
    ok: found.listed.length === 0,
    city: city.code,
    at,
    broken: found.listed,
    more: found.hasMore(),
    counted: {
      streams: events.streams,
      events: events.events,
      leaves,
      seals: seals.count,
      keptSeals: kept.length,
      ...(events.files === null ? {} : { files: events.files }),
    },
    unsealed: events.unsealed,
    lastSeal: last === null ? null : { number: last.number, size: last.size, root: hex(last.root), at: last.at },
  };
}

const KEPT_PER_READ = 1000;

/** The keys that may sign this city's seals, by name: the ring in the keys folder, never the database being verified. */
function trustedKeys(city: Pick<City, 'keys'>): TrustedKeys {
  return new Map(city.keys.seal.publicKeys.map((key) => [keyIdOf(key), key]));
}

async function compareKept(
  q: Queryable,
  city: Pick<City, 'code'>,
  kept: readonly KeptSeal[],
  trusted: TrustedKeys,
  found: Findings,
): Promise<void> {
  const foreign = kept.find((copy) => copy.statement.city !== city.code);
  if (foreign !== undefined) {
    found.add({ kind: 'kept-copy-of-another-city', city: foreign.statement.city });
    return;
  }
  const ordered = kept.toSorted((a, b) => a.statement.number - b.statement.number);
  for (let from = 0; from < ordered.length; from += KEPT_PER_READ) {
    const chunk = ordered.slice(from, from + KEPT_PER_READ);
    const seals = await sealsNumbered(
      q,
      chunk.map((copy) => copy.statement.number),
    );
    for (const copy of chunk) {
      const { number } = copy.statement;
      const seal = seals.get(number);
      const field = seal === undefined ? null : differingField(seal, copy);
      if (seal === undefined) found.add({ kind: 'kept-seal-missing', seal: number });
      else if (field !== null) {
        const keptIsSigned = isSigned(city.code, copy, trusted);
        found.add({ kind: 'kept-seal-differs', seal: number, field, keptIsSigned });
      }
    }
  }
}

function differingField(seal: Seal, { statement }: KeptSeal): string | null {
  if (statement.size !== seal.size) return 'size';
  if (statement.root !== hex(seal.root)) return 'root';
  if (statement.at !== seal.at) return 'time';
  if (statement.previous !== hex(seal.previous)) return 'link to the seal before';
  return statement.key === seal.keyId ? null : 'key';
}

function isSigned(cityCode: string, { statement, signature }: KeptSeal, trusted: TrustedKeys): boolean {
  const key = trusted.get(statement.key);
  if (key === undefined) return false;
  const { number, size, key: keyId } = statement;
  const at = statement.at as Instant;
  const root = Buffer.from(statement.root, 'hex');
  const previous = Buffer.from(statement.previous, 'hex');
  return signatureHolds(
    cityCode,
    { number, size, root, at, previous, keyId, signature: Buffer.from(signature, 'hex') },
    key,
  );
}
