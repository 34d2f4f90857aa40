/** /open/seals: the latest seals, and definitions precise enough to write a verifier from (one stands in test/proof). */

import { type ComponentChildren, Fragment } from 'preact';
import type { City } from '../../platform/city.ts';
import type { App } from '../../platform/http/http.ts';
import { momentInWords } from '../../platform/pages/page-dates.ts';
import { type Reader, readerOf, sendPage } from '../../platform/pages/pages.tsx';
import { speak } from '../../platform/pages/words.ts';
import { receiptOfSession } from '../receipt/actions-receipts.ts';
import { receiptTokenOf } from '../receipt/receipt-cookie.ts';
import { headOf, registerReceiptProofs, registerSealsApi } from './api-seals.ts';
import { hex, type Seal, type SealKey } from './seals-statement.ts';
import { recentSeals, sealKeys } from './store-seals.ts';
import { sealsWords } from './words-seals.ts';

const PATH = '/open/seals';
const SEALS_SHOWN = 12;

const DEFINITIONS = [
  'matters.seals.def.heads',
  'matters.seals.def.statement',
  'matters.seals.def.signature',
  'matters.seals.def.chain',
  'matters.seals.def.leaves',
  'matters.seals.def.root',
  'matters.seals.def.consistency',
  'matters.seals.def.inclusion',
  'matters.seals.def.leaf',
  'matters.seals.def.event',
  'matters.seals.def.keep',
] as const;

/** Everything public about seals, and a receipt holder's own proofs. */
export function registerSeals(app: App, city: City): void {
  registerSealsPage(app, city);
  registerSealsApi(app, city);
  registerReceiptProofs(app, city, async (request) => {
    const token = receiptTokenOf(request);
    const session = token === undefined ? undefined : await receiptOfSession(city.db, city, token);
    return session?.matterId ?? null;
  });
}

export function registerSealsPage(app: App, city: City): void {
  app.get(PATH, { config: { access: 'public' } }, async (request, reply) => {
    const reader = readerOf(request);
    const seals = await recentSeals(city.db, SEALS_SHOWN);
    const keys = await sealKeys(city.db);
    return sendPage(reply, {
      reader,
      title: speak(sealsWords, reader.lang)('matters.seals.title'),
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
      <h1>{say('matters.seals.title')}</h1>
      <p>{say('matters.seals.what')}</p>
      <div class="note">
        <p>{say('matters.seals.limit')}</p>
      </div>
      <p>{say('matters.seals.keep')}</p>
      <p>{say('matters.seals.privacy')}</p>
      <h2>{say('matters.seals.recent')}</h2>
      {seals.length === 0 ? <p>{say('matters.seals.none')}</p> : <SealList reader={reader} seals={seals} />}
      <h2>{say('matters.seals.keys')}</h2>
      {keys.map((key) => (
        <p key={key.keyId}>
          {say('matters.seals.key', { key: key.keyId, number: key.firstNumber })}{' '}
          <span class="mono">{hex(key.publicKey)}</span>
        </p>
      ))}
      <h2>{say('matters.seals.how')}</h2>
      <p>{say('matters.seals.how.intro')}</p>
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
            {say('matters.seals.number')} {seal.number} ·{' '}
            <time dateTime={seal.at}>{momentInWords(reader.lang, seal.at)}</time>
          </dt>
          <dd>
            {say('matters.seals.size')} {seal.size} · {say('matters.seals.root')}{' '}
            <span class="mono">{hex(seal.root)}</span>
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}

/** Text between backquotes is code. */
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

/** Shown until there is a real one. */
const EXAMPLE = {
  at: '2026-01-01T00:00:00.000Z',
  city: '411400',
  key: '0123456789abcdef',
  number: 1,
  previous: '0'.repeat(64),
  root: '0'.repeat(64),
  size: 8,
};
