/** Words of one step on the printed sheet of a matter: its name, and its facts without a code of the program. */

import type { TimelineStep } from '../../matters/index.ts';
import { called, type Seen } from './seen.ts';

/** Members of events that only the program needs, or that stand elsewhere on the sheet. */
const SKIPPED = new Set(['door', 'what', 'held', 'amendment', 'calendar', 'cause', 'year', 'letterId', 'draft']);

/** Name of a step; a letter is called by its step of the ladder. */
export function nameOfStep({ type, as, facts }: Pick<TimelineStep, 'type' | 'as' | 'facts'>): string {
  const name = called(`event.${type}`, type);
  if (type === 'letter-sent') return called(`step.${facts.step}`, name);
  return as === 'R' ? called(`event.${type}.raiser`, name) : name;
}

/** Content of a step, a line each, without texts printed further up. */
export function contentOf(seen: Pick<Seen, 'view' | 'nameOf'>, step: TimelineStep): string {
  const above = new Set(seen.view.words.said.map(({ id }) => id));
  const told = Object.entries(step.facts).flatMap(([key, value]) => {
    if (value === null || value === false || SKIPPED.has(key)) return [];
    if (key === 'step' && step.type === 'letter-sent') return [];
    const [name, said] = factOf(seen.nameOf, step, key, String(value));
    return [`${name}：${said}`];
  });
  const said = step.texts.flatMap(({ id, text }) => (text === null || above.has(id) ? [] : [text]));
  return [...told, ...said].join('\n');
}

/** Name and value of a fact. */
function factOf(
  nameOf: Seen['nameOf'],
  { type, on, facts }: TimelineStep,
  key: string,
  value: string,
): readonly [name: string, said: string] {
  const question = key.match(/^reply (.+)$/)?.[1];
  if (question !== undefined) return [nameOf(question, on), called(`callBack.${value}`, value)];
  const name = called(`fact.${key}`, key);
  switch (key) {
    case 'how':
    case 'step':
    case 'verdict':
      return [name, called(`${key}.${value}`, value)];
    case 'draftOf':
      return [name, called(`command.${value}`, value)];
    case 'way':
    case 'result':
      return [name, called(`contact.${key}.${value}`, value)];
    case 'number':
      return [name, facts.year == null ? value : `〔${facts.year}〕${value}号`];
    case 'addressee':
      return [name, called(`as.${value}`, value)];
    case 'to':
      return [name, type === 'redo-ordered' ? called(`fact.redo.${value}`, value) : nameOf(value, on)];
    case 'ground':
    case 'category':
    case 'from':
      return [name, nameOf(value, on)];
    default:
      return [name, value];
  }
}
