/** The timeline of one matter, newest first, each step with its facts, words and files. */

import { useMemo } from 'react';
import { useCategories } from '../../api/categories.ts';
import type { MatterView, TimelineStep } from '../../api/types.ts';
import { Panel } from '../../parts/facts.tsx';
import { Files, filesNamed } from '../../parts/matter/files.tsx';
import { useWords, type Words, wordOr } from '../../words/index.ts';

/** Steps after which the matter stays where it was. */
const QUIET = new Set([
  'progress-noted',
  'drafted',
  'draft-returned',
  'signed-off',
  'assistance-signed',
  'assistance-returned',
  'assistance-contributed',
  'assisting-added',
  'assisting-dropped',
  'message-sent',
  'message-passed-on',
  'evidence-added',
  'released',
  'contact-asked',
  'contact-noted',
  'call-back-noted',
  'place-released',
  'reminded',
  'letter-signed',
  'child-merged',
  'child-unmerged',
  'deadlines-recomputed',
  'desk-moved',
  'units-told',
  'reclassification-proposed',
  'reclassification-denied',
  'rerouting-proposed',
  'rerouting-denied',
]);
const SKIPPED = new Set(['door', 'what', 'held', 'amendment', 'calendar', 'cause', 'year', 'letterId', 'draft']);

export function Steps(props: { view: MatterView }) {
  const t = useWords();
  const categories = useCategories();
  const { timeline, line, words } = props.view;
  const above = useSaidAbove(props.view);
  return (
    <Panel title={t('matter.timeline')}>
      <ol className="timeline">
        {[...timeline].reverse().map((step) => (
          <li key={step.seq} className={`timeline-item timeline-${QUIET.has(step.type) ? 'quiet' : 'turn'}`}>
            <div className="timeline-head">
              <b>{eventOf(t, step)}</b>
              <span className="muted">
                {[doerName(t, step), step.office, step.person]
                  .filter((part) => part !== null && part !== '')
                  .join(' · ')}
              </span>
              <time className="muted figures" dateTime={step.on}>
                {step.inWeek ? t('step.inWeek', { monday: step.on }) : step.on} {step.at ?? ''}
              </time>
            </div>
            <StepFacts step={step} t={t} nameOf={(code) => categories.nameOf(code, step.on)} />
            {[...step.texts.map(({ id }) => id), ...step.files].some((id) => above.has(id)) ? (
              <p className="muted">{t(line.raisedBy === null ? 'matter.saidAbove' : 'matter.saidAbove.raiser')}</p>
            ) : null}
            {step.texts
              .filter(({ id }) => !above.has(id))
              .map((text) => (
                <p key={text.id} className="words timeline-words">
                  {text.field.startsWith('answer ') ? (
                    <span className="muted">
                      {t('field.answerTo', { n: text.field.slice(7) })}
                      {t('colon')}
                    </span>
                  ) : null}
                  {text.text ?? <span className="muted">{t('matter.erased')}</span>}
                </p>
              ))}
            <Files
              matterId={line.id}
              files={filesNamed(
                step.files.filter((id) => !above.has(id)),
                words.files,
              )}
            />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

/** Texts and photos shown under 投诉人说的, which the timeline names and does not repeat. */
function useSaidAbove({ words, line }: MatterView): ReadonlySet<string> {
  const raiser = line.raisedBy === null ? 'complainant' : 'office';
  return useMemo(
    () =>
      new Set([
        ...words.said.map(({ id }) => id),
        ...words.files.filter(({ author, releaseOf }) => author === raiser || releaseOf !== null).map(({ id }) => id),
      ]),
    [words, raiser],
  );
}

/** Doer of a step; a judge without an office is the complainant. */
function doer({ as, office }: TimelineStep): TimelineStep['as'] {
  return as === 'J' && office === null ? 'X' : as;
}

/** Name of a step; a letter is called by its step of the ladder. */
function eventOf(t: Words, { type, as, facts }: TimelineStep): string {
  const name = wordOr(t, `event.${type}`, type);
  if (type === 'letter-sent') return wordOr(t, `step.${facts.step}`, name);
  return wordOr(t, `event.${type}${as === 'R' ? '.raiser' : ''}`, name);
}

/** Name of the doer; for what came by a door, the door. */
function doerName(t: Words, step: TimelineStep): string {
  const by = wordOr(t, `as.${doer(step)}`, step.as);
  return step.facts.door == null ? by : wordOr(t, `door.${step.facts.door}`, by);
}

function StepFacts(props: { step: TimelineStep; t: Words; nameOf: (code: string) => string }) {
  const { step, t } = props;
  const facts = Object.entries(step.facts).flatMap(([key, value]) => {
    if (value === null || value === false || SKIPPED.has(key)) return [];
    if (key.startsWith('reply '))
      return [[props.nameOf(key.slice(6)), wordOr(t, `callBack.${value}`, String(value))] as const];
    if (key === 'step' && step.type === 'letter-sent') return [];
    return [[wordOr(t, `fact.${key}`, key), shownFact(props, key, String(value))] as const];
  });
  if (facts.length === 0) return null;
  return (
    <div className="timeline-facts figures">
      {facts.map(([label, value]) => (
        <span key={label}>
          <span className="muted">{label}</span> {value}
        </span>
      ))}
    </div>
  );
}

function shownFact(
  { step, t, nameOf }: { step: TimelineStep; t: Words; nameOf: (code: string) => string },
  key: string,
  value: string,
): string {
  switch (key) {
    case 'draftOf':
      return wordOr(t, `command.${value}`, value);
    case 'how':
      return wordOr(t, `how.${value}`, value);
    case 'verdict':
      return wordOr(t, `verdict.${value}`, value);
    case 'step':
      return wordOr(t, `step.${value}`, value);
    case 'ground':
    case 'category':
    case 'from':
      return nameOf(value);
    case 'way':
    case 'result':
      return wordOr(t, `contact.${key}.${value}`, value);
    case 'addressee':
      return wordOr(t, `as.${value}`, value);
    case 'to':
      return step.type === 'redo-ordered' ? wordOr(t, `fact.redo.${value}`, value) : nameOf(value);
    case 'number':
      return t('matter.letter', { year: String(step.facts.year ?? ''), number: value });
    default:
      return value;
  }
}
