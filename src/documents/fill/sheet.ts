/** Fills the printed sheet of a matter (办理单): what this reader's screen shows, and nothing beside it. */

import type { PaperData } from '../../formats/index.ts';
import { dayInWords } from '../rules-words.ts';
import { called, matterPlaces, type Seen, saidPlaces } from './seen.ts';
import { contentOf, nameOfStep } from './step-words.ts';

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
      步骤: nameOfStep(step),
      内容: contentOf(seen, step),
    })),
  };
}

/** Clocks named differently from their term. */
const TERMS: Readonly<Record<string, string>> = { resume: 'suspendCap', reply: 'letterReply' };
