/** Page `/open`: the city at a glance, counties compared, months, and links to everything else. */

import { epochMs, type Instant } from '../../kernel/time.ts';
import { procedureWord } from '../../law/index.ts';
import type { RegisterTotals } from '../../places/index.ts';
import { dateInWords, momentInWords, monthInWords } from '../../platform/pages/page-dates.ts';
import { TapLink } from '../../platform/pages/page-form.tsx';
import type { Reader } from '../../platform/pages/pages.tsx';
import type { Lang } from '../../platform/pages/words.ts';
import type { SealStamp } from '../../record/index.ts';
import type { MonthFigures, PublicFigures } from '../model.ts';
import { percent } from '../rules.ts';
import { ComparedTable } from './pages-compared.tsx';
import { PhasesTable, ProceduresTable } from './pages-matters.tsx';
import { MonthPlot } from './pages-month-plot.tsx';
import {
  countText,
  Downloads,
  grouped,
  MatterTiles,
  matterText,
  Nav,
  ParticipationTile,
  rangeText,
  type Say,
  ShareCell,
  sayFor,
  shareText,
  Tile,
  Wide,
} from './pages-parts.tsx';

export type Overview = Readonly<{
  reader: Reader;
  at: Instant;
  figures: PublicFigures;
  months: readonly MonthFigures[];
  totals: RegisterTotals;
  seal: SealStamp | null;
}>;

const MINUTE_MS = 60_000;
const SEAL_EVERY_MINUTES = 10;

export function OverviewPage({ reader, at, figures, months, totals, seal }: Overview) {
  const say = sayFor(reader.lang);
  const { city, counties } = figures;
  return (
    <>
      <h1>{say('open.title')}</h1>
      <p class="lead">{say('open.lead', { city: city.name })}</p>
      <Nav reader={reader} here="overview" />
      <p class="soft">{upToText(reader.lang, figures)}</p>
      <dl class="tiles">
        <Tile label={say('open.windows')} value={grouped(totals.windows)} />
        <Tile label={say('open.coded')} value={grouped(totals.codedEnterprises)} />
        <Tile label={say('open.entities')} value={grouped(totals.entities)} />
        <Tile label={say('open.reviews')} value={countText(say, city.reviews, city.atLeast)} />
        {figures.procedures.map((each) => {
          const label = procedureWord(reader.lang, each.procedure, 'openResolved');
          return label === undefined ? null : <Tile label={label} value={matterText(say, each, 'resolved')} />;
        })}
      </dl>
      <h2>{say('open.review-section')}</h2>
      <dl class="tiles">
        <Tile label={say('open.satisfaction')} value={shareText(say, city.satisfaction)} more={ofRange(say, figures)} />
        {city.weighted === null ? null : (
          <Tile
            label={say('open.weighted')}
            value={shareText(say, city.weighted)}
            more={rangeText(say, city.weighted)}
          />
        )}
        <ParticipationTile say={say} part={city.participation} />
      </dl>
      <MatterTiles say={say} of={city} />
      <ProceduresTable lang={reader.lang} figures={figures} />
      <PhasesTable say={say} phases={figures.phases} />
      <h2>{say('open.counties')}</h2>
      <ComparedTable
        reader={reader}
        caption={say('open.counties.note')}
        nameHead={say('open.area')}
        lines={counties.map((county) => ({
          key: county.code,
          name: county.name,
          href: `/open/counties/${county.code}`,
          count: countText(say, county.reviews, county.atLeast),
          satisfaction: county.satisfaction,
          place: county.place,
        }))}
      />
      <p>
        <TapLink href={reader.to('/open/services')} word={say('open.services.link')} />
      </p>
      <h2>{say('open.months')}</h2>
      <MonthPlot reader={reader} months={months} />
      <p class="soft">{say('open.months.note')}</p>
      <MonthsTables reader={reader} months={months} />
      <Downloads
        reader={reader}
        at={at}
        tables={[
          [say('open.table.figures'), '/open/figures'],
          [say('open.table.months'), '/open/months'],
          [say('open.table.halls'), '/open/halls'],
          [say('open.table.windows'), '/open/windows'],
          [say('open.table.services'), '/open/services'],
        ]}
      />
      <SealStatus reader={reader} seal={seal} at={at} />
    </>
  );
}

export function upToText(lang: Lang, { upTo, monthsTo }: Pick<PublicFigures, 'upTo' | 'monthsTo'>): string {
  const say = sayFor(lang);
  const date = dateInWords(lang, upTo);
  if (monthsTo === null) return say('open.up-to.first', { date });
  return say('open.up-to', { date, months: monthInWords(lang, monthsTo) });
}

function ofRange(say: Say, { city }: PublicFigures): string {
  const { satisfaction } = city;
  if (satisfaction.kind !== 'enough') return '';
  return say('open.of-range', { low: percent(satisfaction.low), high: percent(satisfaction.high) });
}

type MonthLine = Omit<MonthFigures, 'over'> & Readonly<{ over?: boolean }>;

/** Tables of reviews and matters by month, latest first; a running month has no page yet. */
export function MonthsTables(
  props: Readonly<{
    reader: Reader;
    months: readonly MonthLine[];
    /** False where the months' own pages say something else, as for a county. */
    linked?: boolean;
  }>,
) {
  const { reader, linked = true } = props;
  const say = sayFor(reader.lang);
  const months = [...props.months].reverse();
  const head = ({ month, over }: MonthLine, takenOver = false) => (
    <th scope="row" class="m">
      {over === false ? (
        <>
          {monthInWords(reader.lang, month)} <small>{say('open.month.running')}</small>
        </>
      ) : linked ? (
        <a href={reader.to(`/open/months/${month}`)}>{monthInWords(reader.lang, month)}</a>
      ) : (
        monthInWords(reader.lang, month)
      )}
      {takenOver ? <small> {say('open.taken-over')}</small> : null}
    </th>
  );
  return (
    <div class="two">
      <Wide name={say('open.review-section')}>
        <caption>{say('open.review-section')}</caption>
        <MonthsHead say={say} keys={['open.reviews', 'open.satisfaction']} />
        <tbody>
          {months.map((each) => (
            <tr key={each.month}>
              {head(each, each.takenOver)}
              <td class="n">{countText(say, each.reviews)}</td>
              <td class="n">
                <ShareCell say={say} share={each.satisfaction} />
              </td>
            </tr>
          ))}
        </tbody>
      </Wide>
      <Wide name={say('open.matter-section')}>
        <caption>{say('open.matter-section')}</caption>
        <MonthsHead say={say} keys={['open.received', 'open.closed', 'open.of-resolved']} />
        <tbody>
          {months.map((each) => (
            <tr key={each.month}>
              {head(each)}
              <td class="n">{matterText(say, each, 'received')}</td>
              <td class="n">{matterText(say, each, 'closed')}</td>
              <td class="n">{matterText(say, each, 'resolved')}</td>
            </tr>
          ))}
        </tbody>
      </Wide>
    </div>
  );
}

type Key = 'open.reviews' | 'open.satisfaction' | 'open.received' | 'open.closed' | 'open.of-resolved';

function MonthsHead({ say, keys }: Readonly<{ say: Say; keys: readonly Key[] }>) {
  return (
    <thead>
      <tr>
        <th scope="col">{say('open.month')}</th>
        {keys.map((key) => (
          <th scope="col" class="n" key={key}>
            {say(key)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Time of the last seal: at most ten minutes ago, else the page says that something is wrong. */
function SealStatus({ reader, seal, at }: Readonly<{ reader: Reader; seal: SealStamp | null; at: Instant }>) {
  const say = sayFor(reader.lang);
  const minutes = seal === null ? 0 : Math.max(0, Math.floor((epochMs(at) - epochMs(seal.at)) / MINUTE_MS));
  return (
    <>
      <h2>{say('open.seal.title')}</h2>
      <p>
        {say('open.seal.text')}{' '}
        {seal === null
          ? say('open.seal.none')
          : say('open.seal.last', {
              number: seal.number,
              at: momentInWords(reader.lang, seal.at),
              age: ageText(say, minutes),
              size: grouped(seal.size),
            })}
      </p>
      {minutes > SEAL_EVERY_MINUTES + 1 ? <p class="note">{say('open.seal.late')}</p> : null}
      <p>
        {say('open.seal.verify')} <a href={reader.to('/open/seals')}>{say('open.seal.link')}</a>
      </p>
    </>
  );
}

function ageText(say: Say, minutes: number): string {
  if (minutes < 120) return say('open.age.minutes', { count: minutes });
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? say('open.age.hours', { count: hours }) : say('open.age.days', { count: Math.floor(hours / 24) });
}
