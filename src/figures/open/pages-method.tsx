/** Page `/open/method`: definitions, formulas, what is hidden and why, and how to recount everything. */

import type { Reader } from '../../platform/pages/pages.tsx';
import { speak } from '../../platform/pages/words.ts';
import { schemaWords } from '../words-schema.ts';
import { MEASURES, NOTES } from './model-open.ts';
import { Nav, sayFor } from './pages-parts.tsx';
import { FORMULAS, MEASURE_WORDS, methodWords, PACE_FORMULAS, SOURCES } from './words-method.ts';

export function MethodPage({ reader }: Readonly<{ reader: Reader }>) {
  const { lang } = reader;
  const say = speak(methodWords, lang);
  const open = sayFor(lang);
  return (
    <>
      <h1>{say('method.title')}</h1>
      <p class="lead">{say('method.lead')}</p>
      <Nav reader={reader} here="method" />
      <h2>{say('method.when')}</h2>
      <p>{say('method.when.1')}</p>
      <p>{say('method.when.2')}</p>
      <p>{say('method.when.3')}</p>
      <p>{say('method.taken-over')}</p>
      <h2>{say('method.measures')}</h2>
      <dl>
        {MEASURES.map((measure) => (
          <div key={measure}>
            <Named name={open(MEASURE_WORDS[measure])} code={measure} />
            <dd>{schemaWords.measures[measure][lang]}</dd>
          </div>
        ))}
      </dl>
      <h2>{say('method.sure')}</h2>
      <p>{say('method.sure.1')}</p>
      <p>{say('method.sure.2')}</p>
      <dl class="note">
        {FORMULAS.map(([key, formula]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd class="mono">{formula}</dd>
          </div>
        ))}
      </dl>
      <p>{say('method.sure.3')}</p>
      <p>{say('method.sure.4')}</p>
      <h2>{say('method.groups')}</h2>
      <p>{say('method.groups.1')}</p>
      <h2>{say('method.pace')}</h2>
      <p>{say('method.pace.1')}</p>
      <p>{say('method.pace.2')}</p>
      <dl class="note">
        {PACE_FORMULAS.map(([key, formula]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd class="mono">{formula}</dd>
          </div>
        ))}
      </dl>
      <h2>{say('method.hide')}</h2>
      <p>{say('method.hide.1')}</p>
      <p>{say('method.hide.2')}</p>
      <p>{say('method.hide.3')}</p>
      <h2>{say('method.notes')}</h2>
      <dl>
        {NOTES.map((note) => (
          <div key={note}>
            <Named name={say(`method.note.${note}`)} code={note} />
            <dd>{schemaWords.notes[note][lang]}</dd>
          </div>
        ))}
      </dl>
      <h2>{say('method.files')}</h2>
      <p>{say('method.files.1')}</p>
      <p>{say('method.files.2')}</p>
      <h2>{say('method.sources')}</h2>
      <ul>
        {SOURCES.map((source) => (
          <li key={source}>{source}</li>
        ))}
      </ul>
    </>
  );
}

function Named({ name, code }: Readonly<{ name: string; code: string }>) {
  return (
    <dt>
      {name} <code class="mono">{code}</code>
    </dt>
  );
}
