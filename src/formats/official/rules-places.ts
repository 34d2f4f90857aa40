/** Finds the places in a template's text, and what is wrong with them. */

import type { PaperData, PlacesAsked, TemplateFlaw } from './model.ts';

const PLACE = /\{([^{}]*)\}/g;
const SHOWN_CHARACTERS = 40;
/** Largest edit distance at which another name is suggested. */
const NEAR = 2;

/** @param paragraphs texts in the order of the file, runs joined */
export function flawsOf(paragraphs: readonly string[], { places, required }: PlacesAsked): readonly TemplateFlaw[] {
  const flaws: TemplateFlaw[] = [];
  const seen = new Set<string>();
  const open: string[] = [];
  const all = [...Object.keys(places), ...Object.values(places).flatMap((row) => row ?? [])];
  for (const text of paragraphs) {
    if (/[{}]/.test(text.replaceAll(PLACE, ''))) flaws.push({ kind: 'brace-alone', text: shortened(text) });
    for (const [, inside = ''] of text.matchAll(PLACE)) {
      const mark = /^[#/]/.exec(inside)?.[0] ?? '';
      const name = inside.slice(mark.length);
      if (mark === '/') {
        const list = open.pop();
        if (list === undefined || (name !== '' && name !== list)) flaws.push({ kind: 'list-not-opened', name });
        continue;
      }
      seen.add(name);
      const known = Object.hasOwn(places, name) ? places[name] : undefined;
      if (mark === '#') {
        open.push(name);
        if (known === undefined) flaws.push({ kind: 'place-unknown', name, near: nearest(name, all) });
        else if (known === null) flaws.push({ kind: 'text-as-list', name });
        continue;
      }
      const list = open.at(-1);
      if (list !== undefined && places[list]?.includes(name)) continue;
      if (known === undefined) {
        const [of] = Object.entries(places).find(([, row]) => row?.includes(name)) ?? [];
        flaws.push(
          of === undefined
            ? { kind: 'place-unknown', name, near: nearest(name, all) }
            : { kind: 'row-place-outside', name, list: of },
        );
      } else if (known !== null) flaws.push({ kind: 'list-as-text', name });
    }
  }
  for (const name of open) flaws.push({ kind: 'list-not-closed', name });
  for (const name of required) if (!seen.has(name)) flaws.push({ kind: 'place-missing', name });
  return flaws;
}

function shortened(text: string): string {
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}

function nearest(name: string, names: readonly string[]): string | null {
  const [best] = names.map((each) => ({ each, off: distance(name, each) })).sort((one, other) => one.off - other.off);
  return best !== undefined && best.off <= NEAR && best.off < best.each.length ? best.each : null;
}

/** Levenshtein's edit distance. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const changed = (row[to - 1] ?? 0) + (one[at - 1] === other[to - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

/** Example data for every place, to try a template with. */
export function exampleOf({ places }: PlacesAsked): PaperData {
  return Object.fromEntries(
    Object.entries(places).map(([name, row]) => [
      name,
      row === null ? name : [Object.fromEntries(row.map((each) => [each, each]))],
    ]),
  );
}
