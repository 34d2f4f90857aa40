/** Parts of public pages: texts of figures, bars of intervals, downloads. */

import type { ComponentChildren } from 'preact';
import { firstDayOfMonth, type Instant, lastDayOfMonth, type Month } from '../../kernel/time.ts';
import { dateInWords, momentInWords } from '../../platform/pages/page-dates.ts';
import type { Reader } from '../../platform/pages/pages.tsx';
import { type Lang, speak } from '../../platform/pages/words.ts';
import type { CountyFigures, MatterCount, MatterFigures, Shown, ShownPace, ShownShare } from '../model.ts';
import { percent } from '../rules.ts';
import { openWords } from './words-open.ts';

export type Say = ReturnType<typeof speak<typeof openWords>>;

export function sayFor(lang: Lang): Say {
  return speak(openWords, lang);
}

export const LICENCE = 'https://creativecommons.org/licenses/by/4.0/';
export const LICENCE_NAME = 'CC BY 4.0';

export function grouped(count: number): string {
  return count.toLocaleString('en-US');
}

export function countText(say: Say, count: Shown, atLeast = false): string {
  if (count === null) return say('open.few');
  return atLeast ? say('open.at-least', { count: grouped(count) }) : grouped(count);
}

/** What runs, to the ten below. */
export function tensText(say: Say, count: Shown): string {
  if (count === null) return say('open.under-ten');
  return count === 0 ? '0' : say('open.about', { count: grouped(count) });
}

export function matterText(say: Say, matters: MatterFigures, count: MatterCount): string {
  return countText(say, matters[count], matters.leavesOut.includes(count));
}

/** @param isRough rounded to the whole percent: a decimal would claim more */
export function shareText(say: Say, share: ShownShare, isRough = false): string {
  if (share.kind !== 'enough') return say('open.no-data');
  return say('open.share', { share: points(share.share, isRough) });
}

export function rangeText(say: Say, share: ShownShare, isRough = false): string {
  if (share.kind !== 'enough') return '';
  return say('open.range', { low: points(share.low, isRough), high: points(share.high, isRough) });
}

function points(share: number, isRough: boolean): string {
  return isRough ? String(Math.round(share * 100)) : percent(share);
}

/** Text of a quantile's day with its interval, or "not yet". */
export function daysText(say: Say, quantile: NonNullable<ShownPace>['half']): string {
  return quantile.days === null ? say('open.days.not-yet') : say('open.days.value', { days: quantile.days });
}

export function daysRange(say: Say, { days, low, high }: NonNullable<ShownPace>['half']): string {
  if (days === null) return '';
  return high === null
    ? say('open.days.from', { low: low ?? days })
    : say('open.days.range', { low: low ?? days, high });
}

/** What an area's matters came to. */
export function MatterTiles({
  say,
  of,
}: Readonly<{ say: Say; of: MatterFigures & Pick<CountyFigures, 'open' | 'overdue' | 'pace'> }>) {
  return (
    <>
      <h2>{say('open.matter-section')}</h2>
      <dl class="tiles">
        <Tile label={say('open.received')} value={matterText(say, of, 'received')} />
        <Tile label={say('open.closed')} value={matterText(say, of, 'closed')} />
        <Tile label={say('open.of-resolved')} value={matterText(say, of, 'resolved')} />
        <Tile label={say('open.open')} value={tensText(say, of.open)} />
        <Tile label={say('open.overdue')} value={tensText(say, of.overdue)} />
        <PaceTile say={say} pace={of.pace} />
      </dl>
    </>
  );
}

/** Tile of a pace: half of the matters, and nine in ten below it. */
function PaceTile({ say, pace }: Readonly<{ say: Say; pace: ShownPace }>) {
  const label = say('open.days');
  if (pace === null) return <Tile label={label} value={say('open.no-data')} />;
  const ninety = say('open.days.ninety-in', { days: daysText(say, pace.ninety) });
  return <Tile label={label} value={daysText(say, pace.half)} more={ninety} />;
}

export function ParticipationTile({ say, part }: Readonly<{ say: Say; part: number | null }>) {
  const label = say('open.participation');
  if (part === null) return <Tile label={label} value="—" more={say('open.participation.unknown')} />;
  return <Tile label={label} value={say('open.share', { share: percent(part) })} />;
}

export function monthSpan(lang: Lang, month: Month): string {
  return sayFor(lang)('open.month.span', {
    from: dateInWords(lang, firstDayOfMonth(month)),
    to: dateInWords(lang, lastDayOfMonth(month)),
  });
}

type NavPage = 'overview' | 'data' | 'method' | 'seals';

export function Nav({ reader, here }: Readonly<{ reader: Reader; here: NavPage | null }>) {
  const say = sayFor(reader.lang);
  const pages: readonly (readonly [NavPage, path: string, mark: string])[] = [
    ['overview', '/open', ''],
    ['data', '/open', '#data'],
    ['method', '/open/method', ''],
    ['seals', '/open/seals', ''],
  ];
  return (
    <nav aria-label={say('open.nav')}>
      <ul class="nav">
        {pages.map(([page, path, mark]) => (
          <li key={page}>
            <a href={`${reader.to(path)}${mark}`} {...(page === here ? { 'aria-current': 'page' as const } : {})}>
              {say(`open.nav.${page}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Left end of a page's bars: the ten points below the lowest interval. */
export function axisFrom(shares: readonly ShownShare[]): number {
  const lows = shares.flatMap((share) => (share.kind === 'enough' ? [share.low] : []));
  return lows.length === 0 ? 0 : Math.min(0.9, Math.floor(Math.min(...lows) * 10 + 1e-9) / 10);
}

/** Bar of a share; the text beside it says the same. */
export function Bar({ share, from }: Readonly<{ share: ShownShare; from: number }>) {
  if (share.kind !== 'enough') return null;
  const x = (part: number): string => (((part - from) / (1 - from)) * 196 + 2).toFixed(0);
  return (
    <svg viewBox="0 0 200 12" height="12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <path d="M2 6H198" stroke="currentColor" stroke-opacity=".2" />
      <path d={`M${x(share.low)} 6H${x(share.high)}`} stroke="var(--mark)" stroke-width="4" />
      <path d={`M${x(share.share)} 1V11`} stroke="currentColor" stroke-width="3" />
    </svg>
  );
}

/** A table that scrolls sideways on small screens, also by keyboard. */
export function Wide({ name, children }: Readonly<{ name: string; children: ComponentChildren }>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse
    <section class="x" aria-label={name} tabIndex={0}>
      <table>{children}</table>
    </section>
  );
}

export function ShareCell(props: Readonly<{ say: Say; share: ShownShare; isRough?: boolean }>) {
  const { say, share, isRough = false } = props;
  if (share.kind !== 'enough') return <small>{say('open.no-data')}</small>;
  return (
    <>
      {shareText(say, share, isRough)}
      <br />
      <small>{rangeText(say, share, isRough)}</small>
    </>
  );
}

/** Links to the table as csv and JSON. */
export function Downloads(
  props: Readonly<{ reader: Reader; tables: readonly (readonly [name: string, path: string])[]; at: Instant }>,
) {
  const say = sayFor(props.reader.lang);
  return (
    <>
      <h2 id="data">{say('open.downloads')}</h2>
      <ul class="dl">
        {props.tables.flatMap(([name, path]) =>
          (['csv', 'json'] as const).map((format) => (
            <li key={`${path}.${format}`}>
              <a href={`${path}.${format}`}>{say('open.download', { name, format: format.toUpperCase() })}</a>
            </li>
          )),
        )}
      </ul>
      <p class="soft">
        {say('open.downloads.note', {
          licence: LICENCE_NAME,
          schema: '/open/schema.json',
          at: momentInWords(props.reader.lang, props.at),
        })}{' '}
        {say('open.note.hidden')}
      </p>
    </>
  );
}

/** A large figure at the head of a page. */
export function Tile(props: Readonly<{ label: string; value: string; more?: ComponentChildren }>) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        {props.value}
        {props.more === undefined ? null : <small>{props.more}</small>}
      </dd>
    </div>
  );
}
