/** Comparing tables of public pages: in groups, never in ranks. */

import type { Reader } from '../../platform/pages/pages.tsx';
import type { Place } from '../methods/rules-groups.ts';
import type { ShownShare } from '../model.ts';
import { axisFrom, Bar, ShareCell, sayFor, Wide } from './pages-parts.tsx';

export type Compared = Readonly<{
  key: string;
  name: string;
  /** Its own page. */
  href: string | null;
  count: string;
  satisfaction: ShownShare;
  place: Place | null;
}>;

/** Table in groups, each with a heading; inside a group the order is that of the register. */
export function ComparedTable(
  props: Readonly<{
    reader: Reader;
    caption: string;
    nameHead: string;
    lines: readonly Compared[];
    isRough?: boolean;
    bars?: boolean;
  }>,
) {
  const { reader, lines, isRough = false, bars = true } = props;
  const say = sayFor(reader.lang);
  const from = axisFrom(lines.map((line) => line.satisfaction));
  const last = Math.max(0, ...lines.map(({ place }) => place?.group ?? 0));
  const groups: (number | null)[] = Array.from({ length: last }, (_, index) => index + 1);
  if (lines.some(({ place }) => place === null)) groups.push(null);
  const headOf = (group: number | null): string => {
    if (group === null) return say('open.group.none');
    if (last === 1) return say('open.group.only');
    return say(group === last ? 'open.group.last' : 'open.group.above', { group });
  };
  const columns = bars ? 4 : 3;
  return (
    <Wide name={props.nameHead}>
      <caption>
        {props.caption} {groups.length === 1 && last === 1 ? say('open.group.only') : ''}
      </caption>
      <thead>
        <tr>
          <th scope="col">{props.nameHead}</th>
          <th scope="col" class="n">
            {say('open.reviews')}
          </th>
          <th scope="col" class="n">
            {say('open.satisfaction')}
          </th>
          {bars ? (
            <th scope="col" class="b">
              <small>
                <span>{`${Math.round(from * 100)}%`}</span>
                <span>100%</span>
              </small>
            </th>
          ) : null}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody class="g" key={group}>
          {groups.length === 1 && last === 1 ? null : (
            <tr>
              <th scope="rowgroup" colSpan={columns}>
                {headOf(group)}
              </th>
            </tr>
          )}
          {lines
            .filter(({ place }) => (place?.group ?? null) === group)
            .map((line) => (
              <tr key={line.key}>
                <th scope="row">{line.href === null ? line.name : <a href={reader.to(line.href)}>{line.name}</a>}</th>
                <td class="n">{line.count}</td>
                <td class="n">
                  <ShareCell say={say} share={line.satisfaction} isRough={isRough} />
                </td>
                {bars ? (
                  <td class="b">
                    <Bar share={line.satisfaction} from={from} />
                  </td>
                ) : null}
              </tr>
            ))}
        </tbody>
      ))}
    </Wide>
  );
}
