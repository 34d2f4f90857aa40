/** Steps of the track page, newest first. */

import { dateInWords } from '../../platform/pages/page-dates.ts';
import type { Reader } from '../../platform/pages/pages.tsx';
import { speak } from '../../platform/pages/words.ts';
import type { TrackPageView } from './pages-track.tsx';
import type { TrackStep } from './track-model.ts';
import { trackWords } from './words-track.ts';
import { trackStepWords } from './words-track-steps.ts';

export function Steps({ reader, view }: TrackPageView) {
  return (
    <ol class="line">
      {[...view.steps]
        .reverse()
        .filter((step) => isTold(step.type))
        .map((step) => (
          <li>
            <time dateTime={step.on}>{dateInWords(reader.lang, step.on)}</time>
            {stepWords(reader, step)}
            {step.text === null ? null : <p class="said">{step.text}</p>}
          </li>
        ))}
    </ol>
  );
}

/** Text of a step; ones without a word (a held message, a moved desk) are internal and not shown. */
function stepWords(reader: Reader, step: TrackStep): string {
  const key = `matters.track.step.${step.type}`;
  if (!hasWord(key)) return '';
  return speak(trackStepWords, reader.lang)(key, {
    office: step.office ?? '',
    date: step.dueOn === null ? '' : dateInWords(reader.lang, step.dueOn),
    verdict: step.verdict === null ? '' : speak(trackWords, reader.lang)(`matters.track.verdict.${step.verdict}`),
  });
}

function isTold(type: string): boolean {
  return hasWord(`matters.track.step.${type}`);
}

function hasWord(key: string): key is keyof (typeof trackStepWords)['zh'] {
  return Object.hasOwn(trackStepWords.zh, key);
}
