/** Explanation of a date: the count in one sentence, its days in runs, its law. */

import { basisInWords } from '../../law/index.ts';
import { dateInWords, shortDate } from '../../platform/pages/page-dates.ts';
import type { Reader } from '../../platform/pages/pages.tsx';
import { speak } from '../../platform/pages/words.ts';
import type { TrackDue, TrackRun } from './track-model.ts';
import { trackWhyWords } from './words-track-why.ts';

export function Why({ reader, due }: Readonly<{ reader: Reader; due: Pick<TrackDue, 'why'> }>) {
  const say = speak(trackWhyWords, reader.lang);
  const { why } = due;
  const from = dateInWords(reader.lang, why.from);
  return (
    <details>
      <summary>{say('matters.track.why')}</summary>
      <p>{say(`matters.track.why.count.${why.unit}`, { from, amount: why.amount })}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('matters.track.why.days')}</th>
            <th scope="col">{say('matters.track.why.what')}</th>
          </tr>
        </thead>
        <tbody>
          {why.runs.map((run) => (
            <tr class={run.role === 'counted' || run.role === 'rolled-to' ? 'on' : 'off'}>
              <td>
                {shortDate(reader.lang, run.from)}
                {run.from === run.to ? '' : ` – ${shortDate(reader.lang, run.to)}`}
              </td>
              <td>{whatOf(reader, run)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {why.basis === null ? null : (
        <p class="soft">{say('matters.track.why.basis', { basis: basisInWords(reader.lang, why.basis) })}</p>
      )}
    </details>
  );
}

function whatOf(reader: Reader, run: TrackRun): string {
  const say = speak(trackWhyWords, reader.lang);
  const what =
    run.role === 'counted'
      ? say('matters.track.why.counted', { days: run.days })
      : say(`matters.track.why.${run.role}`);
  const reason =
    run.kind === 'holiday'
      ? run.name
      : run.kind === 'weekend'
        ? say('matters.track.why.weekend')
        : run.kind === 'make-up'
          ? say('matters.track.why.make-up')
          : null;
  return reason === null ? what : `${what} · ${reason}`;
}
