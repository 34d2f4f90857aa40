/** `/open`: what anybody may know, with its definitions beside it and the table to take away. */

import type { City } from '../platform/city.ts';
import type { App } from '../platform/http.ts';
import { type Reader, readerOf, sendPage } from '../platform/pages.tsx';
import { speak } from '../platform/words.ts';
import { publicFigures } from './actions.ts';
import type { CountyFigures, PublicFigures, Shown, ShownShare } from './model.ts';
import { csvLine, percent } from './rules.ts';
import { figuresWords } from './words.ts';

type Say = ReturnType<typeof speak<typeof figuresWords>>;

const DEFINITIONS = [
  'figures.def.reviews',
  'figures.def.satisfaction',
  'figures.def.received',
  'figures.def.open',
  'figures.def.closed',
  'figures.def.resolved',
  'figures.def.days',
] as const;

export function figuresRoutes(app: App, { city }: Readonly<{ city: City }>): void {
  app.get('/open', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const reader = readerOf(request);
    const say = speak(figuresWords, reader.lang);
    const figures = await publicFigures(city);
    return sendPage(reply, {
      reader,
      title: say('figures.open.title'),
      body: openBody(reader, say, figures),
      keeping: 'public',
    });
  });
  app.get('/open/figures.csv', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const say = speak(figuresWords, readerOf(request).lang);
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="mashang-figures.csv"')
      .header('cache-control', 'public, max-age=300')
      .send(csvOf(say, await publicFigures(city)));
  });
}

function openBody(reader: Reader, say: Say, figures: PublicFigures) {
  const { city, counties } = figures;
  return (
    <>
      <h1>{say('figures.open.title')}</h1>
      <p class="lead">{say('figures.open.lead', { city: city.name })}</p>
      <p class="soft">{say('figures.open.up-to', { date: figures.upTo })}</p>
      <dl class="card">
        <dt>{say('figures.reviews')}</dt>
        <dd class="num">{count(say, city.reviews, 'figures.times')}</dd>
        <dt>{say('figures.satisfaction')}</dt>
        <dd>{shareText(say, city.satisfaction)}</dd>
      </dl>
      <h2>{say('figures.matters')}</h2>
      <dl class="card">
        <dt>{say('figures.received')}</dt>
        <dd class="num">{count(say, city.received, 'figures.pieces')}</dd>
        <dt>{say('figures.closed')}</dt>
        <dd>{count(say, city.closed, 'figures.pieces')}</dd>
        <dt>{say('figures.resolved')}</dt>
        <dd>{count(say, city.resolved, 'figures.pieces')}</dd>
        <dt>{say('figures.open')}</dt>
        <dd>{count(say, city.open, 'figures.pieces')}</dd>
        <dt>{say('figures.overdue')}</dt>
        <dd>{count(say, city.overdue, 'figures.pieces')}</dd>
        <dt>{say('figures.days')}</dt>
        <dd>{days(say, city)}</dd>
      </dl>
      <h2>{say('figures.by-county')}</h2>
      <p class="soft">{say('figures.by-county.note')}</p>
      {counties.map((county) => (
        <CountyCard key={county.code} say={say} county={county} />
      ))}
      <p>
        <a href={reader.to('/open/figures.csv')}>{say('figures.download')}</a>
      </p>
      <h2>{say('figures.definitions')}</h2>
      <ul>
        {DEFINITIONS.map((key) => (
          <li key={key}>{say(key)}</li>
        ))}
      </ul>
      <h2>{say('figures.seals.title')}</h2>
      <p>{say('figures.seals.text')}</p>
      <p>
        <a href={reader.to('/open/seals')}>{say('figures.seals.link')}</a>
      </p>
    </>
  );
}

function CountyCard({ say, county }: Readonly<{ say: Say; county: CountyFigures }>) {
  const cells: readonly (readonly [label: string, value: string])[] = [
    [say('figures.reviews'), countAtLeast(say, county)],
    [say('figures.received'), count(say, county.received, 'figures.pieces')],
    [say('figures.closed'), count(say, county.closed, 'figures.pieces')],
    [say('figures.resolved'), count(say, county.resolved, 'figures.pieces')],
    [say('figures.open'), count(say, county.open, 'figures.pieces')],
    [say('figures.overdue'), count(say, county.overdue, 'figures.pieces')],
    [say('figures.days'), days(say, county)],
  ];
  return (
    <details>
      <summary>
        {county.name} · {shareText(say, county.satisfaction)}
        <Interval share={county.satisfaction} />
      </summary>
      <table>
        <tbody>
          {cells.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

/** A picture of what the text beside it says: 0 at the left, 100 at the right. */
function Interval({ share }: Readonly<{ share: ShownShare }>) {
  if (share.kind !== 'enough') return null;
  const x = (part: number): string => (part * 296 + 2).toFixed(1);
  return (
    <svg viewBox="0 0 300 12" width="100%" height="12" aria-hidden="true" focusable="false">
      <path d="M2 6H298" stroke="currentColor" stroke-opacity=".25" stroke-width="2" />
      <path d={`M${x(share.low)} 6H${x(share.high)}`} stroke="currentColor" stroke-width="5" stroke-linecap="round" />
      <circle cx={x(share.share)} cy="6" r="5.5" fill="currentColor" />
    </svg>
  );
}

function count(say: Say, shown: Shown, unit: 'figures.times' | 'figures.pieces'): string {
  return shown === null ? say('figures.few') : say(unit, { count: shown.toLocaleString('en-US') });
}

function countAtLeast(say: Say, { reviews, atLeast }: CountyFigures): string {
  const shown = count(say, reviews, 'figures.times');
  return atLeast && reviews !== null ? say('figures.at-least', { count: shown }) : shown;
}

function days(say: Say, figures: CountyFigures): string {
  return figures.medianDaysToClose === null
    ? say('figures.no-data')
    : say('figures.days.value', { days: figures.medianDaysToClose });
}

function shareText(say: Say, share: ShownShare): string {
  if (share.kind !== 'enough') return say('figures.no-data');
  return say('figures.interval', { share: percent(share.share), low: percent(share.low), high: percent(share.high) });
}

function csvOf(say: Say, figures: PublicFigures): string {
  const keys = ['reviews', 'received', 'open', 'overdue', 'closed', 'resolved'] as const;
  const head = csvLine([
    say('figures.county'),
    ...keys.map((key) => say(`figures.${key}`)),
    say('figures.satisfaction'),
    '95% low',
    '95% high',
    say('figures.days'),
  ]);
  const line = (row: CountyFigures): string => {
    const { satisfaction } = row;
    const share =
      satisfaction.kind === 'enough'
        ? [percent(satisfaction.share), percent(satisfaction.low), percent(satisfaction.high)]
        : [null, null, null];
    return csvLine([row.name, ...keys.map((key) => row[key] ?? '<5'), ...share, row.medianDaysToClose]);
  };
  const notes = DEFINITIONS.map((key) => csvLine([say(key)])).join('');
  // The mark at the front tells spreadsheets that this is UTF-8.
  return `\uFEFF${head}${[figures.city, ...figures.counties].map(line).join('')}\r\n${csvLine([say('figures.open.up-to', { date: figures.upTo })])}${notes}`;
}
