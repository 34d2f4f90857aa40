/** Public pages of a county, a month and a hall. */

import type { Instant } from '../../kernel/time.ts';
import { monthInWords } from '../../platform/pages/page-dates.ts';
import { TapLink } from '../../platform/pages/page-form.tsx';
import type { Reader } from '../../platform/pages/pages.tsx';
import { type Place, placesAmong } from '../methods/rules-groups.ts';
import type { CountyFigures, CountyMonths, MonthFigures, PlaceFigures, PlacesTable, PublicFigures } from '../model.ts';
import { isTakenOver } from '../office/rules-months.ts';
import { type Compared, ComparedTable } from './pages-compared.tsx';
import { MonthsTables } from './pages-overview.tsx';
import {
  countText,
  Downloads,
  grouped,
  MatterTiles,
  matterText,
  monthSpan,
  Nav,
  ParticipationTile,
  rangeText,
  type Say,
  sayFor,
  shareText,
  Tile,
  Wide,
} from './pages-parts.tsx';

/** Most rows drawn with bars: a page is one light answer. */
const MOST_BARS = 150;
/** Most rows of a page; the files have all. */
const MOST_LINES = 320;

export function CountyPage(
  props: Readonly<{
    reader: Reader;
    at: Instant;
    county: CountyFigures;
    figures: PublicFigures;
    byCounty: CountyMonths;
    halls: PlacesTable;
  }>,
) {
  const { reader, county, figures, byCounty } = props;
  const say = sayFor(reader.lang);
  const cells = byCounty.counties.find(({ code }) => code === county.code)?.cells ?? [];
  const months = byCounty.months.flatMap((month, column) => {
    const cell = cells[column];
    return cell === undefined ? [] : [{ month, takenOver: isTakenOver(month, figures.takenOverBefore), ...cell }];
  });
  const halls = props.halls.places.filter(({ countyCode }) => countyCode === county.code);
  const places = figures.counties.flatMap(({ place }) => place ?? []);
  return (
    <>
      <h1>{county.name}</h1>
      <Nav reader={reader} here={null} />
      <p class="soft">
        {figures.monthsTo === null
          ? say('open.county.none')
          : say('open.county.months-to', { month: monthInWords(reader.lang, figures.monthsTo) })}
      </p>
      <h2>{say('open.review-section')}</h2>
      <dl class="tiles">
        <Tile label={say('open.reviews')} value={countText(say, county.reviews, county.atLeast)} />
        <Tile
          label={say('open.satisfaction')}
          value={shareText(say, county.satisfaction)}
          more={[rangeText(say, county.satisfaction), standingText(say, county, places)].filter(Boolean).join(' · ')}
        />
        <ParticipationTile say={say} part={county.participation} />
      </dl>
      <MatterTiles say={say} of={county} />
      <h2>{say('open.halls')}</h2>
      {halls.length === 0 ? (
        <p>{say('open.halls.none')}</p>
      ) : (
        <PlacesCompared
          reader={reader}
          table={props.halls}
          places={halls}
          nameHead={say('open.hall')}
          hrefOf={({ id }) => `/open/halls/${id}`}
        />
      )}
      {months.length === 0 ? null : (
        <>
          <h2>{say('open.months')}</h2>
          <p class="soft">{say('open.months.note')}</p>
          <MonthsTables reader={reader} months={months} linked={false} />
        </>
      )}
      <Downloads reader={reader} at={props.at} tables={[[say('open.table.this'), `/open/counties/${county.code}`]]} />
    </>
  );
}

/** Text of a place; none where all are one group. */
function standingText(say: Say, { place }: CountyFigures, places: readonly Place[]): string {
  if (place === null || places.length < 2) return '';
  if (places.every(({ group }) => group === 1)) return say('open.rank.none');
  const { group, rankFrom: from, rankTo: to } = place;
  return say(from === to ? 'open.rank.one' : 'open.rank', { all: places.length, from, to, group });
}

export function MonthPage(
  props: Readonly<{
    reader: Reader;
    at: Instant;
    month: MonthFigures;
    byCounty: CountyMonths;
    previous: MonthFigures | null;
    next: MonthFigures | null;
  }>,
) {
  const { reader, month, byCounty } = props;
  const say = sayFor(reader.lang);
  const column = byCounty.months.indexOf(month.month);
  const counties = byCounty.counties.flatMap(({ code, name, cells }) => {
    const cell = cells[column];
    return cell === undefined ? [] : [{ code, name, ...cell }];
  });
  const places = placesAmong(counties.map(({ satisfaction }) => satisfaction));
  return (
    <>
      <h1>{say('open.month.title', { month: monthInWords(reader.lang, month.month) })}</h1>
      <Nav reader={reader} here={null} />
      <p class="soft">
        {monthSpan(reader.lang, month.month)} {say('open.months.note')}
      </p>
      <dl class="tiles">
        <Tile label={say('open.reviews')} value={countText(say, month.reviews)} />
        <Tile
          label={say('open.satisfaction')}
          value={shareText(say, month.satisfaction)}
          more={rangeText(say, month.satisfaction)}
        />
        <ParticipationTile say={say} part={month.participation} />
        <Tile label={say('open.received')} value={matterText(say, month, 'received')} />
        <Tile label={say('open.closed')} value={matterText(say, month, 'closed')} />
        <Tile label={say('open.of-resolved')} value={matterText(say, month, 'resolved')} />
      </dl>
      <h2>{say('open.counties')}</h2>
      <ComparedTable
        reader={reader}
        caption={say('open.counties.note')}
        nameHead={say('open.area')}
        lines={counties.map((county, index) => ({
          key: county.code,
          name: county.name,
          href: `/open/counties/${county.code}`,
          count: countText(say, county.reviews),
          satisfaction: county.satisfaction,
          place: places[index] ?? null,
        }))}
      />
      <h2>{say('open.matter-section')}</h2>
      <Wide name={say('open.matter-section')}>
        <thead>
          <tr>
            <th scope="col">{say('open.area')}</th>
            {(['open.received', 'open.closed', 'open.of-resolved'] as const).map((key) => (
              <th scope="col" class="n" key={key}>
                {say(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counties.map((county) => (
            <tr key={county.code}>
              <th scope="row">{county.name}</th>
              <td class="n">{matterText(say, county, 'received')}</td>
              <td class="n">{matterText(say, county, 'closed')}</td>
              <td class="n">{matterText(say, county, 'resolved')}</td>
            </tr>
          ))}
        </tbody>
      </Wide>
      <ul class="dl">
        {props.previous === null ? null : (
          <li>
            <a href={reader.to(`/open/months/${props.previous.month}`)}>
              {say('open.month.previous')} {monthInWords(reader.lang, props.previous.month)}
            </a>
          </li>
        )}
        {props.next === null ? null : (
          <li>
            <a href={reader.to(`/open/months/${props.next.month}`)}>
              {say('open.month.next')} {monthInWords(reader.lang, props.next.month)}
            </a>
          </li>
        )}
      </ul>
      <Downloads reader={reader} at={props.at} tables={[[say('open.table.this'), `/open/months/${month.month}`]]} />
    </>
  );
}

export function HallPage(props: Readonly<{ reader: Reader; at: Instant; hall: PlaceFigures; windows: PlacesTable }>) {
  const { reader, hall } = props;
  const say = sayFor(reader.lang);
  const windows = props.windows.places.filter(({ hallId }) => hallId === hall.id);
  const known = windows.filter(({ reviewsAbout }) => reviewsAbout !== null);
  return (
    <>
      <h1>{say('open.hall.title', { name: hall.name })}</h1>
      <Nav reader={reader} here={null} />
      <p>
        <TapLink href={reader.to(`/open/counties/${hall.countyCode}`)} word={hall.countyName} />
      </p>
      <dl class="tiles">
        <Tile label={say('open.reviews')} value={aboutText(say, hall)} />
        <Tile
          label={say('open.satisfaction')}
          value={shareText(say, hall.satisfaction, true)}
          more={rangeText(say, hall.satisfaction, true)}
        />
      </dl>
      {known.length === 0 ? (
        <p>{say('open.no-data')}</p>
      ) : (
        <PlacesCompared
          reader={reader}
          table={props.windows}
          places={known}
          nameHead={say('open.window')}
          hrefOf={() => null}
        />
      )}
      <TooFew say={say} of="open.hall.too-few" places={windows} />
      <Downloads reader={reader} at={props.at} tables={[[say('open.table.this'), `/open/halls/${hall.id}`]]} />
    </>
  );
}

/** Names of places with too few reviews, so that nobody thinks them left out. */
export function TooFew(
  props: Readonly<{ say: Say; of: 'open.hall.too-few' | 'open.services.too-few'; places: readonly PlaceFigures[] }>,
) {
  const few = props.places.filter(({ reviewsAbout }) => reviewsAbout === null);
  if (few.length === 0) return null;
  return <p class="soft">{props.say(props.of, { names: few.map(({ name }) => name).join('、') })}</p>;
}

function aboutText(say: Say, { reviewsAbout }: PlaceFigures): string {
  return reviewsAbout === null ? say('open.no-data') : say('open.about', { count: grouped(reviewsAbout) });
}

/** Places compared among those in the table. */
export function PlacesCompared(
  props: Readonly<{
    reader: Reader;
    table: PlacesTable;
    places: readonly PlaceFigures[];
    nameHead: string;
    hrefOf: (place: PlaceFigures) => string | null;
  }>,
) {
  const { reader, table, places } = props;
  const say = sayFor(reader.lang);
  const standings = placesAmong(places.map(({ satisfaction }) => satisfaction));
  const lines = places.slice(0, MOST_LINES).map(
    (each, index): Compared => ({
      key: each.id,
      name: each.name,
      href: props.hrefOf(each),
      count: each.reviewsAbout === null ? say('open.no-data') : grouped(each.reviewsAbout),
      satisfaction: each.satisfaction,
      place: standings[index] ?? null,
    }),
  );
  const caption = say('open.halls.note', {
    from: monthInWords(reader.lang, table.from),
    to: monthInWords(reader.lang, table.to),
  });
  return (
    <ComparedTable
      reader={reader}
      caption={caption}
      nameHead={props.nameHead}
      lines={lines}
      isRough
      bars={lines.length <= MOST_BARS}
    />
  );
}
