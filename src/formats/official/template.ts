/** Templates that an office may change in Word: checked when uploaded, filled when a paper is made. */

import { type ScopeDataArgs, TemplateHandler } from 'easy-template-x';
import { ok, type Result, refuse } from '../../kernel/result.ts';
import { instant } from '../../kernel/time.ts';
import { openDocx, surveyed } from './docx-parts.ts';
import { type PaperData, type PlacesAsked, type TemplateProblem, TemplateRefused } from './model.ts';
import { paperPdf } from './paper-pdf.ts';
import { exampleOf, flawsOf } from './rules-places.ts';

/** Date of the example, which is thrown away. */
const ANY_DAY = instant('2000-01-01T00:00:00.000Z');

/** Checks whether a file can be a template of a kind, and makes both files of an example to see that they can be made. */
export async function checkTemplate(bytes: Uint8Array, asked: PlacesAsked): Promise<Result<null, TemplateProblem>> {
  try {
    const zip = await openDocx(bytes);
    const flaws = flawsOf(await surveyed(zip), asked);
    if (flaws.length > 0) return refuse({ kind: 'template-wrong', flaws });
  } catch (error) {
    if (error instanceof TemplateRefused) return refuse(error.problem);
    throw error;
  }
  try {
    const docx = await fillTemplate(bytes, exampleOf(asked));
    await paperPdf({ docx, title: '', madeAt: ANY_DAY, mark: null });
  } catch {
    // The library's reason is English and technical; every known cause was looked for above.
    return refuse({ kind: 'template-damaged' });
  }
  return ok(null);
}

/** The paper. @throws Error where the template names a place that is not in the data */
export async function fillTemplate(template: Uint8Array, data: PaperData): Promise<Buffer> {
  const handler = new TemplateHandler({ scopeDataResolver: ownPlaces });
  return handler.process(Buffer.from(template), data as never);
}

/** Looks a place up. The library's own way prints nothing for an unknown name, and finds `constructor` on every object. */
function ownPlaces({ path, strPath, data }: ScopeDataArgs): never {
  const name = strPath.at(-1) ?? '';
  // The innermost row that has the name, then the rows around it, then the whole.
  for (let depth = strPath.length - 1; depth >= 0; depth -= 1) {
    const scope = valueAt(data, strPath.slice(0, depth));
    if (typeof scope === 'object' && scope !== null && Object.hasOwn(scope, name)) {
      return (scope as Readonly<Record<string, unknown>>)[name] as never;
    }
  }
  throw new Error(`no place ${name} at ${path.length}`);
}

function valueAt(data: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Readonly<Record<string, unknown>>)[step]
        : undefined,
    data,
  );
}
