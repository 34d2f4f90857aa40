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
      {[...view.steps].reverse().map((step) => (
        <li>
          <time dateTime={step.on}>{dateInWords(reader.lang, step.on)}</time>
          {stepWords(reader, step)}
          {step.text === null ? null : <p class="said">{step.text}</p>}
        </li>
      ))}
    </ol>
  );
}

function stepWords(reader: Reader, step: TrackStep): string {
  return speak(trackStepWords, reader.lang)(`matters.track.step.${step.type}`, {
    office: step.office ?? '',
    date: step.dueOn === null ? '' : dateInWords(reader.lang, step.dueOn),
    verdict: step.verdict === null ? '' : speak(trackWords, reader.lang)(`matters.track.verdict.${step.verdict}`),
  });
}
