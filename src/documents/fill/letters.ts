/** Fills the papers of letters of supervision, about one matter or several, from each as its addressee may see it. */

import type { PaperData } from '../../formats/index.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { PaperKind } from '../model.ts';
import { dayInWords } from '../rules-words.ts';
import { bulletinData } from './bulletin.ts';
import { basisOfLimit, matterPlaces, openWords, type Seen } from './seen.ts';

export type LetterKind = Extract<
  PaperKind,
  'supervision-letter' | 'interview-notice' | 'bulletin' | 'hand-over-letter'
>;

export type LetterWords = Readonly<{
  /** Addressee by name. */
  to: string;
  text: string;
  on: LocalDate;
  replyOn: LocalDate | null;
  /** Time and place of an interview, on the day it is answered by. */
  meeting: Readonly<{ at: string; place: string }> | null;
}>;

/** A place over several matters: each value once. */
function joined(values: readonly string[]): string {
  return [...new Set(values)].join('、');
}

function places(seen: readonly Seen[]): ReturnType<typeof matterPlaces> {
  const [first, ...rest] = seen.map(matterPlaces);
  if (first === undefined) throw new Error('a letter is about a matter');
  const all = { ...first };
  for (const key of Object.keys(first) as (keyof typeof first)[]) {
    all[key] = joined([first[key], ...rest.map((other) => other[key])]);
  }
  return all;
}

function handleDay({ view }: Seen): string {
  const leg = view.legs.at(-1);
  return leg === undefined ? '尚未确定的日期' : dayInWords(leg.dueOn);
}

function dispatchDay({ view }: Seen): string {
  const step = view.timeline.findLast(({ type }) => type === 'dispatched' || type === 'designated');
  return step === undefined ? '尚未交办的日期' : dayInWords(step.on);
}

/** Each matter on its own line, where there is more than one. */
function withList(text: string, seen: readonly Seen[]): string {
  if (seen.length === 1) return text;
  const lines = seen.map((each, index) => {
    const { 事项编号: number, 类别: category } = matterPlaces(each);
    return `${index + 1}．事项 ${number}，${category}，办理期限${handleDay(each)}。`;
  });
  return [text, ...lines].join('\n');
}

type Fill = (seen: readonly Seen[], words: LetterWords) => PaperData;

export const FILL_OF_LETTERS: Readonly<Record<LetterKind, Fill>> = {
  'supervision-letter': (seen, { to, text, replyOn }) => ({
    ...places(seen),
    主送: to,
    前次交办日期: joined(seen.map(dispatchDay)),
    办理期限: joined(seen.map(handleDay)),
    督导内容: withList(text, seen),
    回复期限: replyOn === null ? '' : dayInWords(replyOn),
    期限依据: joined(seen.map(({ terms }) => basisOfLimit(terms.letterReply))),
  }),
  'interview-notice': (seen, { to, text, replyOn, meeting }) => ({
    ...places(seen),
    主送: to,
    约谈时间: `${replyOn === null ? '' : dayInWords(replyOn)} ${meeting?.at ?? ''}`.trim(),
    约谈地点: meeting?.place ?? '',
    约谈内容: withList(text, seen),
  }),
  bulletin: (seen, { to, text, replyOn }) =>
    bulletinData(seen, {
      subject: `${to}有关事项办理情况`,
      overview: text,
      demands: `请于${replyOn === null ? '' : dayInWords(replyOn)}前整改到位，并书面答复整改情况。`,
    }),
  'hand-over-letter': (seen, { to, text, on }) => {
    const said = seen.map(({ view }) => ({ number: view.line.number, ...openWords(view) }));
    const each = (key: '反映内容' | '诉求') =>
      said.length === 1 ? (said[0]?.[key] ?? '') : said.map((one) => `${one.number}：${one[key]}`).join('\n');
    return {
      ...places(seen),
      主送: to,
      移交日期: dayInWords(on),
      移交理由: text,
      反映内容: each('反映内容'),
      诉求: each('诉求'),
      材料份数: String(
        seen.flatMap(({ view }) => view.words.files.filter(({ releaseOf }) => releaseOf !== null)).length,
      ),
    };
  },
};
