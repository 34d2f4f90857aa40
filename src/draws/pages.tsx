/** Pages for everybody: the numbers of all draws, void ones too, and the proof of one. */

import { Fragment } from 'preact';
import { divisionNames, unitNames } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import type { App } from '../platform/http/http.ts';
import { momentInWords } from '../platform/pages/page-dates.ts';
import { pageProblem, type Reader, readerOf, sendPage } from '../platform/pages/pages.tsx';
import { type Lang, speak } from '../platform/pages/words.ts';
import { sealOf } from '../record/index.ts';
import { type StratumView, strataOf, type Target } from './actions-view.ts';
import { byNumber } from './api-public.ts';
import { DRAW } from './evolve.ts';
import type { Draw } from './model.ts';
import { drawNumbered, latestDraws } from './store.ts';
import { drawsWords } from './words.ts';
import { drawsPageWords } from './words-pages.ts';

const SHOWN = 200;
const OPTIONS = { config: { access: 'public' } } as const;
const STEPS = ['lists', 'frozen', 'commitment', 'seed', 'stream', 'below', 'shuffle', 'skipped', 'record'] as const;

const sayIn = (lang: Lang) => ({ say: speak(drawsPageWords, lang), name: speak(drawsWords, lang) });

export function drawsPages(app: App, city: City): void {
  app.get('/draws', OPTIONS, async (request, reply) => {
    const reader = readerOf(request);
    const title = sayIn(reader.lang).say('draws.page.title');
    const draws = await latestDraws(city.db, SHOWN);
    return sendPage(reply, { reader, title, body: <ListPage reader={reader} draws={draws} />, keeping: 'public' });
  });

  app.get('/draws/:number', OPTIONS, async (request, reply) => {
    const asked = byNumber.safeParse(request.params);
    const draw = asked.success ? await drawNumbered(city.db, asked.data.number) : undefined;
    if (draw === undefined) return pageProblem(request, reply, 404);
    const reader = readerOf(request);
    const shown = {
      ...{ reader, draw },
      names: await unitNames(city.db, [draw.unitId, ...draw.frozen.parties]),
      division: (await divisionNames(city.db))(draw.frozen.source.divisionCode),
      strata: draw.publishedAt === null ? [] : await strataOf(city.db, draw, true),
      seal: await sealOf(city.db, { kind: DRAW, id: draw.id }),
    };
    const title = sayIn(reader.lang).say('draws.page.one', { number: draw.number });
    return sendPage(reply, { reader, title, body: <ProofPage {...shown} />, keeping: 'public' });
  });
}

function ListPage({ reader, draws }: Readonly<{ reader: Reader; draws: readonly Draw[] }>) {
  const { say, name } = sayIn(reader.lang);
  return (
    <>
      <h1>{say('draws.page.title')}</h1>
      <p>{say('draws.page.what')}</p>
      {draws.length === 0 ? <p>{say('draws.page.none')}</p> : null}
      {draws.map(({ number, state, announcedAt, publishedAt }) => (
        <a key={number} class="tile" href={reader.to(`/draws/${number}`)}>
          <div>
            {say('draws.page.one', { number })}
            <span>
              {name(`draws.state.${state}`)} · {name(publishedAt === null ? 'draws.unpublished' : 'draws.published')} ·{' '}
              {momentInWords(reader.lang, announcedAt)}
            </span>
          </div>
        </a>
      ))}
    </>
  );
}

type Shown = Readonly<{
  reader: Reader;
  draw: Draw;
  names: ReadonlyMap<string, string>;
  division: string;
  strata: readonly StratumView[];
  seal: Awaited<ReturnType<typeof sealOf>>;
}>;

function ProofPage(shown: Shown) {
  const { reader, draw, names, seal } = shown;
  const { say, name } = sayIn(reader.lang);
  const { replaces } = draw.frozen;
  return (
    <>
      <p class="where">
        <a href={reader.to('/draws')}>{say('draws.page.title')}</a>
      </p>
      <h1>{say('draws.page.one', { number: draw.number })}</h1>
      <p class="lead">
        {name(`draws.state.${draw.state}`)}
        {draw.why === null ? '' : `：${name(`draws.why.${draw.why}`)}`}
        {draw.missing.length === 0 ? '' : ` (${draw.missing.map((id) => names.get(id) ?? '').join('、')})`}
      </p>
      {draw.state === 'void' ? <p>{say('draws.page.void')}</p> : null}
      {replaces === null ? null : (
        <p>
          <a href={reader.to(`/draws/${replaces}`)}>{say('draws.page.replaces', { number: replaces })}</a>
        </p>
      )}
      {draw.publishedAt === null ? (
        <div class="note">
          <p>{say('draws.page.unpublished')}</p>
        </div>
      ) : (
        <Result {...shown} />
      )}
      <h2>{say('draws.page.frozen')}</h2>
      <p class="mono">{draw.frozenHash}</p>
      <p class="soft">
        {say('draws.page.frozenAt', {
          at: momentInWords(reader.lang, draw.announcedAt),
          unit: names.get(draw.unitId) ?? '',
        })}{' '}
        {seal.covered && seal.head !== null
          ? say('draws.page.sealed', { number: seal.head.number })
          : say('draws.page.unsealed')}{' '}
        <a href={reader.to('/open/seals')}>{say('draws.page.seals')}</a>
      </p>
      <h2>{say('draws.page.parties')}</h2>
      <p>{say('draws.page.order')}</p>
      <Parties {...shown} />
      <h2>{say('draws.page.again')}</h2>
      <p>{say('draws.page.again.how', { url: `/draws/${draw.number}.json` })}</p>
      <p>
        <a class="btn two" href={`/draws/${draw.number}.json`}>
          {say('draws.page.json')}
        </a>
      </p>
      <ol>
        {STEPS.map((step) => (
          <li key={step}>{say(`draws.page.step.${step}`)}</li>
        ))}
      </ol>
    </>
  );
}

function Result({ reader, draw, division, strata }: Shown) {
  const { say, name } = sayIn(reader.lang);
  const { source, purpose, exclusions } = draw.frozen;
  return (
    <>
      <p>
        {name(`draws.purpose.${purpose}`)} · {division} · {name(`draws.source.${source.kind}`)} ·{' '}
        {say('draws.page.excluded', { count: exclusions.count })}
      </p>
      {strata.map((stratum) => (
        <section key={stratum.label}>
          <h2>
            {stratum.name ?? say('draws.page.drawn')} ·{' '}
            {say('draws.page.of', { wanted: stratum.wanted, count: stratum.count })}
          </h2>
          <Targets reader={reader} targets={stratum.drawn} />
          {stratum.skipped.length === 0 ? null : (
            <>
              <h3>{say('draws.page.skipped')}</h3>
              <Targets reader={reader} targets={stratum.skipped} />
            </>
          )}
        </section>
      ))}
    </>
  );
}

function Targets({ reader, targets }: Readonly<{ reader: Reader; targets: readonly Target[] }>) {
  const { say, name } = sayIn(reader.lang);
  return (
    <ol>
      {targets.map(({ id, name: called, reason }) => (
        <li key={id}>
          {called ?? say('draws.page.nameless')} <span class="mono">{id}</span>
          {reason === null ? null : <span class="soft"> · {name(`draws.reason.${reason}`)}</span>}
        </li>
      ))}
    </ol>
  );
}

function Parties({ reader, draw, names }: Shown) {
  const { say } = sayIn(reader.lang);
  return (
    <dl>
      {draw.parties.map(({ unitId, commitment, committedAt, secret, revealedAt }, place) => (
        <Fragment key={unitId}>
          <dt>
            {place + 1}. {names.get(unitId)}
          </dt>
          <dd>
            {commitment === null || committedAt === null ? (
              say('draws.page.uncommitted')
            ) : (
              <>
                {say('draws.page.committed', { at: momentInWords(reader.lang, committedAt) })}{' '}
                <span class="mono">{commitment}</span>
              </>
            )}
            <br />
            {revealedAt === null ? (
              say('draws.page.untold')
            ) : (
              <>
                {say('draws.page.told', { at: momentInWords(reader.lang, revealedAt) })}{' '}
                <span class="mono">{draw.publishedAt === null ? say('draws.page.later') : secret}</span>
              </>
            )}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
