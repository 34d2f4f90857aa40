/** Fills the printed sheet of a matter (办理单): what this reader's screen shows, and nothing beside it. */

import type { PaperData } from '../../formats/index.ts';
import type { TimelineStep } from '../../matters/index.ts';
import { dayInWords } from '../rules-words.ts';
import { called, matterPlaces, type Seen, saidPlaces } from './seen.ts';

/** Members of events that only the program needs, or that stand elsewhere on the sheet. */
const SKIPPED = new Set(['door', 'what', 'held', 'amendment', 'calendar', 'cause', 'year', 'record']);

export function sheetData(seen: Seen, printedBy: string): PaperData {
  const { view } = seen;
  const { line, deadlines, timeline } = view;
  const leg = view.legs.at(-1);
  return {
    ...matterPlaces(seen),
    打印人: printedBy,
    发生地点: line.place ?? '',
    提出单位: line.raisedBy?.name ?? '',
    当前环节: called(`phase.${line.phase}`, line.phase),
    现由谁办: view.office ?? '',
    主办单位: leg?.lead?.name ?? '',
    协办单位: (leg?.assisting ?? []).map(({ unit }) => unit.name).join('、'),
    ...saidPlaces(view, ({ original, released }) => original ?? released),
    期限: deadlines.map(({ kind, on, provisional, basis }) => ({
      事项: called(`term.${TERMS[kind] ?? kind}`, kind),
      截止: `${dayInWords(on)}${provisional ? '（暂定）' : ''}`,
      依据: basis ?? '',
    })),
    经过: timeline.map((step) => ({
      日期: step.inWeek ? `${dayInWords(step.on)}当周` : dayInWords(step.on),
      单位: [step.office ?? called(`as.${step.as}`, step.as), step.person].filter((part) => part !== null).join(' '),
      步骤: called(`event.${step.type}${step.as === 'R' ? '.raiser' : ''}`, called(`event.${step.type}`, step.type)),
      内容: contentOf(seen, step),
    })),
  };
}

/** Clocks named differently from their term. */
const TERMS: Readonly<Record<string, string>> = { resume: 'suspendCap', reply: 'letterReply' };

/** Content of a step, without texts printed further up. */
function contentOf(seen: Seen, step: TimelineStep): string {
  const { facts, texts } = step;
  const above = new Set(seen.view.words.said.map(({ id }) => id));
  const told = Object.entries(facts).flatMap(([key, value]) =>
    value === null || value === false || SKIPPED.has(key)
      ? []
      : [`${called(`fact.${key}`, key)}：${factOf(seen, step, key, String(value))}`],
  );
  const said = texts.flatMap(({ id, text }) => (text === null || above.has(id) ? [] : [text]));
  return [...told, ...said].join('\n');
}

function factOf({ nameOf }: Seen, { type, on }: TimelineStep, key: string, value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  switch (key) {
    case 'how':
    case 'step':
    case 'verdict':
      return called(`${key}.${value}`, value);
    case 'way':
    case 'result':
      return called(`contact.${key}.${value}`, value);
    case 'to':
      if (type === 'redo-ordered') return called(`fact.redo.${value}`, value);
      return type === 'reminded' || type === 'supervision-letter-issued'
        ? called(`as.${value}`, value)
        : nameOf(value, on);
    case 'ground':
    case 'category':
    case 'from':
      return nameOf(value, on);
    default:
      return value;
  }
}
