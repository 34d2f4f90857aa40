/** Lines of a table from tallies: shares with their doubt, shrunk towards their kin, in groups. */

import type { Month } from '../../kernel/time.ts';
import type { GradeCounts, Tally } from '../../reviews/index.ts';
import { placesAmong, type Standing, standingOf } from '../methods/rules-groups.ts';
import {
  type Counted,
  participationOf,
  type Satisfaction,
  satisfactionOf,
  weightedSatisfactionOf,
} from '../methods/rules-interval.ts';
import { drawn, type Kin, kinOf } from '../methods/rules-shrink.ts';
import type { FigureLine } from '../office/model-office.ts';
import type { TakenOver } from '../office/rules-months.ts';

export type Tallied = Readonly<{
  key: string;
  name: string;
  hallName: string | null;
  countyName: string | null;
  unitName: string | null;
  /** Kin of a line, whose total it is compared with and shrunk towards. */
  kin: string;
  /** Sort key; never the share. */
  order: string;
  tally: Tally;
}>;

const NO_GRADES: GradeCounts = { 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 };
export const NO_TALLY: Tally = { grades: NO_GRADES, weight: 0, contentWeight: 0, squares: 0, served: null, heard: 0 };

export function plusTally(a: Tally, b: Tally): Tally {
  return {
    grades: {
      5: a.grades[5] + b.grades[5],
      4: a.grades[4] + b.grades[4],
      3: a.grades[3] + b.grades[3],
      2: a.grades[2] + b.grades[2],
      1: a.grades[1] + b.grades[1],
    },
    weight: a.weight + b.weight,
    contentWeight: a.contentWeight + b.contentWeight,
    squares: a.squares + b.squares,
    served: a.served === null ? b.served : a.served + (b.served ?? 0),
    heard: a.heard + b.heard,
  };
}

export function countedOf({ grades, weight, contentWeight, squares, served, heard }: Tally): Counted {
  const content = grades[5] + grades[4] + grades[3];
  return { reviews: content + grades[2] + grades[1], content, weight, contentWeight, squares, served, heard };
}

/** @param ofTime for months, which are no members of a group and have no places */
export function linesOf(
  tallied: readonly Tallied[],
  { ofTime, takenOver }: Readonly<{ ofTime: boolean; takenOver: (month: Month | null) => TakenOver }>,
): Readonly<{ lines: readonly FigureLine[]; whole: FigureLine }> {
  const sorted = [...tallied].sort((a, b) => (a.order < b.order ? -1 : 1));
  const families = new Map<string, Family>();
  for (const { kin, tally } of ofTime ? [] : sorted) {
    const family = families.get(kin) ?? { members: [], together: NO_TALLY };
    family.members.push(tally);
    family.together = plusTally(family.together, tally);
    families.set(kin, family);
  }
  const kins = new Map([...families].map(([kin, family]) => [kin, knownOf(family)]));
  const lines = sorted.map((each) => lineOf(each, ofTime ? null : (kins.get(each.kin) ?? null)));
  const places = ofTime ? [] : placesAmong(lines.map(({ satisfaction }) => satisfaction));
  const together = sorted.reduce((sum, { tally }) => plusTally(sum, tally), NO_TALLY);
  const nobody = { key: '', name: '', hallName: null, countyName: null, unitName: null, kin: '', order: '' };
  return {
    lines: lines.map((line, index) => ({
      ...line,
      takenOver: takenOver(ofTime ? (line.key as Month) : null),
      place: places[index] ?? null,
    })),
    whole: { ...lineOf({ ...nobody, tally: together }, null), takenOver: takenOver(null) },
  };
}

type Family = { members: Tally[]; together: Tally };
type Known = Readonly<{ kin: Kin | null; satisfaction: Satisfaction; members: number }>;

function knownOf({ members, together }: Family): Known {
  return { kin: kinOf(members), satisfaction: satisfactionOf(countedOf(together)), members: members.length };
}

function lineOf({ kin: _, order: __, tally, ...names }: Tallied, known: Known | null): FigureLine {
  const counted = countedOf(tally);
  const satisfaction = satisfactionOf(counted);
  return {
    ...names,
    grades: tally.grades,
    reviews: counted.reviews,
    takenOver: null,
    satisfaction,
    weighted: tally.weight < counted.reviews ? weightedSatisfactionOf(counted) : null,
    drawn: known === null || counted.reviews === 0 ? null : drawn(tally, known.kin),
    served: tally.served === null ? null : Math.round(tally.served),
    participation: participationOf(counted),
    place: null,
    // A single line is its own kin.
    standing: known === null || known.members < 2 ? null : standingAgainst(satisfaction, known.satisfaction),
  };
}

export function standingAgainst(item: Satisfaction, against: Satisfaction): Standing | null {
  return item.kind === 'enough' && against.kind === 'enough' ? standingOf(item, against) : null;
}
