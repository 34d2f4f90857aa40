/** /open/seals: the latest seals, and definitions precise enough to write a verifier from (one stands in test/proof). */

import { type ComponentChildren, Fragment } from 'preact';
import type { City } from '../platform/city.ts';
import type { App } from '../platform/http/http.ts';
import { momentInWords } from '../platform/pages/page-dates.ts';
import { type Reader, readerOf, sendPage } from '../platform/pages/pages.tsx';
import { speak } from '../platform/pages/words.ts';
import { headOf } from './api-seals.ts';
import { hex, type Seal, type SealKey } from './seals-statement.ts';
import { recentSeals, sealKeys } from './store-seals.ts';
import { sealsWords } from './words-seals.ts';

const PATH = '/open/seals';
const SEALS_SHOWN = 12;

const DEFINITIONS = [
  'record.seals.def.heads',
  'record.seals.def.statement',
  'record.seals.def.signature',
  'record.seals.def.chain',
  'record.seals.def.leaves',
  'record.seals.def.root',
  'record.seals.def.consistency',
  'record.seals.def.inclusion',
  'record.seals.def.leaf',
  'record.seals.def.event',
  'record.seals.def.keep',
] as const;

export function registerSealsPage(app: App, city: City): void {
  app.get(PATH, { config: { access: 'public' } }, async (request, reply) => {
    const reader = readerOf(request);
    const seals = await recentSeals(city.db, SEALS_SHOWN);
    const keys = await sealKeys(city.db);
    return sendPage(reply, {
      reader,
      title: speak(sealsWords, reader.lang)('record.seals.title'),
      body: sealsBody(reader, city.code, seals, keys),
      keeping: 'public',
    });
  });
}

function sealsBody(reader: Reader, cityCode: string, seals: readonly Seal[], keys: readonly SealKey[]) {
  const say = speak(sealsWords, reader.lang);
  const example = JSON.stringify(seals[0] === undefined ? EXAMPLE : headOf(cityCode, seals[0]).statement);
  return (
    <>
      <h1>{say('record.seals.title')}</h1>
      <p>{say('record.seals.what')}</p>
      <div class="note">
        <p>{say('record.seals.limit')}</p>
      </div>
      <p>{say('record.seals.keep')}</p>
      <p>{say('record.seals.privacy')}</p>
      <h2>{say('record.seals.recent')}</h2>
      {seals.length === 0 ? <p>{say('record.seals.none')}</p> : <SealList reader={reader} seals={seals} />}
      <h2>{say('record.seals.keys')}</h2>
      {keys.map((key) => (
        <p key={key.keyId}>
          {say('record.seals.key', { key: key.keyId, number: key.firstNumber })}{' '}
          <span class="mono">{hex(key.publicKey)}</span>
        </p>
      ))}
      <h2>{say('record.seals.how')}</h2>
      <p>{say('record.seals.how.intro')}</p>
      <ol>
        {DEFINITIONS.map((key) => (
          <li key={key}>{withCode(say(key, { url: PATH, example }))}</li>
        ))}
      </ol>
    </>
  );
}

function SealList({ reader, seals }: Readonly<{ reader: Reader; seals: readonly Seal[] }>) {
  const say = speak(sealsWords, reader.lang);
  return (
    <dl>
      {seals.map((seal) => (
        <Fragment key={seal.number}>
          <dt>
            {say('record.seals.number')} {seal.number} ·{' '}
            <time dateTime={seal.at}>{momentInWords(reader.lang, seal.at)}</time>
          </dt>
          <dd>
            {say('record.seals.size')} {seal.size} · {say('record.seals.root')}{' '}
            <span class="mono">{hex(seal.root)}</span>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** Renders text between backquotes as code. */
function withCode(text: string): ComponentChildren {
  const [before = '', code, ...after] = text.split('`');
  if (code === undefined) return before;
  return (
    <>
      {before}
      <code class="mono">{code}</code>
      {withCode(after.join('`'))}
    </>
  );
}

/** Example values, shown until there is a seal. */
const EXAMPLE = {
  at: '2026-01-01T00:00:00.000Z',
  city: '411400',
  key: '0123456789abcdef',
  number: 1,
  previous: '0'.repeat(64),
  root: '0'.repeat(64),
  size: 8,
};
