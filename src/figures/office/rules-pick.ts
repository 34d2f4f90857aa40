/** Filters and orders of a table of figures. There is no order by share: it would rank what cannot be told apart. */

import type { FigureLine } from './model-office.ts';

export type Pick = Readonly<{
  search?: string | undefined;
  standing?: 'above' | 'below' | 'cannot-tell' | 'no-data' | undefined;
  sort: 'name' | 'reviews' | 'bad' | 'participation' | 'served';
  descending: 'true' | 'false';
}>;

export function pickLines(
  lines: readonly FigureLine[],
  { search, standing, sort, descending }: Pick,
): readonly FigureLine[] {
  const picked = lines.filter(
    (line) =>
      (search === undefined || namesOf(line).includes(search)) &&
      (standing === undefined || standingOf(line) === standing),
  );
  // They are sorted by name already.
  if (sort === 'name') return descending === 'true' ? picked.reverse() : picked;
  const turn = descending === 'true' ? -1 : 1;
  const value = (line: FigureLine): number => measureOf(line, sort) ?? -1;
  return picked.sort((a, b) => turn * (value(a) - value(b)));
}

function measureOf(line: FigureLine, sort: Exclude<Pick['sort'], 'name'>): number | null {
  switch (sort) {
    case 'reviews':
      return line.reviews;
    case 'bad':
      return line.grades[1] + line.grades[2];
    case 'participation':
      return line.participation;
    case 'served':
      return line.served;
  }
}

function namesOf(line: FigureLine): string {
  return [line.countyName, line.hallName, line.name, line.unitName].filter((name) => name !== null).join(' ');
}

function standingOf(line: FigureLine): NonNullable<Pick['standing']> {
  return line.satisfaction.kind === 'enough' ? (line.standing ?? 'cannot-tell') : 'no-data';
}

export function groupsIn(lines: readonly FigureLine[]): number {
  return lines.reduce((most, { place }) => Math.max(most, place?.group ?? 0), 0);
}

export function standingsIn(lines: readonly FigureLine[]) {
  const count = (standing: NonNullable<Pick['standing']>) =>
    lines.filter((line) => standingOf(line) === standing).length;
  return {
    above: count('above'),
    below: count('below'),
    cannotTell: count('cannot-tell'),
    noData: count('no-data'),
  };
}
