/** Findings about hung plaques, from scans and recorded hangings. Reads only. */

import type { LocalDate } from '../../kernel/time.ts';
import type { Queryable, Tx } from '../../platform/postgres/db.ts';
import type { Reach } from '../model.ts';
import { FINDING_KINDS, type FindingKind } from '../plaques/model-plaques.ts';
import { lookBack } from '../plaques/rules-plaques.ts';
import type { Page, Paging } from '../store-paging.ts';
import { type CodeLine, codesOnPage, countCodes, eachCode } from './store-code-list.ts';
import { type FindingFacts, findingFacts, unknownScans } from './store-findings.ts';

/** A finding; `code` is null for genuine codes missing from the register, which cannot be told apart. */
export type Finding = Omit<FindingFacts, 'codeId'> & Readonly<{ code: CodeLine | null }>;

const NOTHING_KNOWN = { code: null, printed: null, hungOn: null, lastScanWeek: null, lastScannedOn: null } as const;

export type Findings = Readonly<{ counts: Readonly<Record<FindingKind, number>>; page: Page<Finding> }>;

export async function findingsOf(
  q: Queryable,
  scope: Reach,
  asked: Readonly<{ kind: FindingKind; silentWeeks: number; today: LocalDate }>,
  paging: Paging,
): Promise<Findings> {
  const days = lookBack(asked.today, asked.silentWeeks);
  const unknown = await unknownScans(q, days.scansFrom);
  const count = async (kind: FindingKind): Promise<number> => {
    if (kind === 'unknown-scanned') return unknown.length === 0 ? 0 : 1;
    return countCodes(q, scope, { finding: { kind, ...days } });
  };
  const counts = Object.fromEntries(
    await Promise.all(FINDING_KINDS.map(async (kind) => [kind, await count(kind)] as const)),
  ) as Record<FindingKind, number>;
  if (asked.kind === 'unknown-scanned') {
    const items = unknown.length === 0 ? [] : [{ ...NOTHING_KNOWN, weeks: unknown }];
    return { counts, page: { total: items.length, capped: false, items } };
  }
  const codes = await codesOnPage(q, scope, { finding: { kind: asked.kind, ...days } }, paging);
  return {
    counts,
    page: { total: counts[asked.kind], capped: false, items: await withFacts(q, scope, codes, days.scansFrom) },
  };
}

export async function* everyFinding(
  tx: Tx,
  scope: Reach,
  asked: Readonly<{ kind: FindingKind; silentWeeks: number; today: LocalDate }>,
): AsyncIterable<readonly Finding[]> {
  const days = lookBack(asked.today, asked.silentWeeks);
  if (asked.kind === 'unknown-scanned') {
    const weeks = await unknownScans(tx, days.scansFrom);
    if (weeks.length > 0) yield [{ ...NOTHING_KNOWN, weeks }];
    return;
  }
  for await (const codes of eachCode(tx, scope, { finding: { kind: asked.kind, ...days } })) {
    yield await withFacts(tx, scope, codes, days.scansFrom);
  }
}

async function withFacts(
  q: Queryable,
  scope: Reach,
  codes: readonly CodeLine[],
  scansFrom: LocalDate,
): Promise<readonly Finding[]> {
  const facts = await findingFacts(
    q,
    scope,
    codes.map((code) => code.id),
    scansFrom,
  );
  const byId = new Map(facts.map(({ codeId, ...fact }) => [codeId, fact]));
  return codes.flatMap((code) => {
    const fact = byId.get(code.id);
    return fact === undefined ? [] : [{ ...fact, code }];
  });
}
