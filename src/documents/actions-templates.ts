/** Templates of papers: the program's own, and those an office changed in Word, each in force from its day. */

import { createHash } from 'node:crypto';
import { checkTemplate, layoutDocx } from '../formats/index.ts';
import { canonicalJson } from '../kernel/canonical-json.ts';
import { ok, type Result, refuse } from '../kernel/result.ts';
import { type LocalDate, localDate, localDateOf } from '../kernel/time.ts';
import { type Actor, audit } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { Queryable, Tx } from '../platform/postgres/db.ts';
import { documentsAccess } from './access.ts';
import { LAYOUTS } from './layouts.ts';
import { type DocumentsProblem, PAPER_KINDS, type PaperKind, type Template } from './model.ts';
import { KIND_FACTS } from './rules-kinds.ts';
import type { TemplateLine } from './sheets.ts';
import { insertTemplate, lockTemplates, templateOn, templates } from './store.ts';

/** The program’s own templates are in force from before every paper. */
const EVER = localDate('2000-01-01');

/**
 * Stores the program's templates, so that a paper can be made again from the very template it was made from. A newer program
 * adds its newer ones, which put no office's own out of force.
 */
export async function seedDocuments(tx: Tx, city: City): Promise<void> {
  for (const kind of PAPER_KINDS) {
    await lockTemplates(tx, kind);
    const own = (await templates(tx, kind)).filter(({ madeByName }) => madeByName === null);
    const hash = createHash('sha256').update(canonicalJson(LAYOUTS[kind])).digest('hex');
    if (own[0]?.hash === hash) continue;
    await insertTemplate(tx, {
      kind,
      version: await nextVersion(tx, kind),
      from: EVER,
      bytes: await layoutDocx(LAYOUTS[kind]),
      hash,
      note: '',
      madeAt: city.outside.now(),
      madeByUser: null,
      madeByName: null,
    });
  }
}

async function nextVersion(tx: Tx, kind: PaperKind): Promise<number> {
  return ((await templates(tx, kind))[0]?.version ?? 0) + 1;
}

export type NewTemplate = Readonly<{ kind: PaperKind; from: LocalDate; note: string; bytes: Uint8Array }>;

export async function bringTemplate(
  tx: Tx,
  city: City,
  actor: Actor,
  { kind, from, note, bytes }: NewTemplate,
): Promise<Result<Template, DocumentsProblem>> {
  if (from < localDateOf(city.outside.now())) return refuse({ kind: 'template-in-the-past' });
  const checked = await checkTemplate(bytes, KIND_FACTS[kind].asked);
  if (!checked.ok) return checked;
  await lockTemplates(tx, kind);
  const hash = createHash('sha256').update(bytes).digest('hex');
  const [latest] = await templates(tx, kind);
  if (latest?.hash === hash) return refuse({ kind: 'template-same' });
  const template: Template = {
    kind,
    version: (latest?.version ?? 0) + 1,
    from,
    hash,
    note,
    madeAt: city.outside.now(),
    madeByName: actor.displayName,
  };
  await insertTemplate(tx, { ...template, bytes, madeAt: city.outside.now(), madeByUser: actor.userId });
  await audit(tx, city, {
    actor,
    action: documentsAccess.keepTemplates.action,
    objectKind: 'paper-template',
    detail: { kind, version: template.version, hash, from },
  });
  return ok(template);
}

/** Every template of every kind in the order of the kinds, the latest first. */
export async function templateLines(q: Queryable, today: LocalDate): Promise<readonly TemplateLine[]> {
  const all = await templates(q);
  const lines: TemplateLine[] = [];
  for (const kind of PAPER_KINDS) {
    const inForce = await templateOn(q, kind, today);
    for (const template of all) {
      if (template.kind === kind) lines.push({ ...template, inForce: template.version === inForce?.version });
    }
  }
  return lines;
}
