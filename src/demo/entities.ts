/**
 * Generates the business entities of a whole city from a seed: kinds, trades, townships, statuses and years in the shares of a
 * county town. Every name begins with 示例; every credit code checks and is nobody's.
 */

import { addDays, type LocalDate } from '../kernel/time.ts';
import { orgCheck, usccCheck } from '../kernel/uscc.ts';
import type { Division } from '../people/index.ts';
import type { EntityKind, EntityStatus } from '../places/index.ts';
import { type Chance, chanceOf, choosing } from './chance.ts';
import { shareOut } from './rhythm.ts';
import {
  FARM_TRADES,
  FIRM_FORMS,
  FIRM_TRADES,
  MARK_FIRST,
  MARK_SECOND,
  SHOP_FORMS,
  SHOP_TRADES,
  SURNAMES,
} from './trades.ts';

export type ExampleEntity = Readonly<{
  uscc: string;
  name: string;
  kind: EntityKind;
  divisionCode: string;
  townshipCode: string | null;
  status: EntityStatus;
  siShang: boolean;
  openedOn: LocalDate;
}>;

export type Sizes = Readonly<{
  /** Living entities; ended ones come on top. */
  living: number;
  ended: number;
  /** Enterprises with a code, the 四上 first. */
  coded: number;
  siShang: number;
}>;

const SEED = 854_613;
/** Each county's share of the city's entities, about that of its people. */
const COUNTY_SHARES: Readonly<Record<string, number>> = {
  '411402': 15,
  '411403': 14,
  '411421': 9,
  '411422': 8,
  '411423': 6,
  '411424': 10,
  '411425': 11,
  '411426': 11,
  '411481': 13,
  '4114SF': 3,
};
const kindOf = choosing<EntityKind>([
  ['sole-trader', 0.781],
  ['enterprise', 0.181],
  ['cooperative', 0.036],
  ['other', 0.0019],
  ['foreign-branch', 0.0001],
]);
const livingStatus = choosing<EntityStatus>([
  ['active', 0.968],
  ['licence-revoked', 0.028],
  ['dormant', 0.004],
]);
const endedStatus = choosing<EntityStatus>([
  ['deregistered', 0.9],
  ['moved-out', 0.07],
  ['annulled', 0.03],
]);
const YEARS_BACK = 19;
const FIRST_OF: Readonly<Record<EntityKind, string>> = {
  'sole-trader': '92',
  enterprise: '91',
  cooperative: '93',
  other: '91',
  'foreign-branch': '91',
};

/** @param today latest founding day. The first `coded` active enterprises of each county's share get codes. */
export function* exampleEntities(
  divisions: readonly Division[],
  today: LocalDate,
  sizes: Sizes,
): Generator<ExampleEntity & Readonly<{ coded: boolean }>> {
  const chance = chanceOf(SEED);
  const counties = divisions.filter((division) => division.level === 'county');
  const weights = counties.map((county) => COUNTY_SHARES[county.code] ?? 1);
  const living = shareOut(sizes.living, weights);
  const ended = shareOut(sizes.ended, weights);
  const coded = shareOut(sizes.coded, weights);
  const siShang = shareOut(sizes.siShang, weights);
  let number = 0;
  for (const [index, county] of counties.entries()) {
    const townshipOf = townshipsOf(divisions, county);
    const left = { coded: coded[index] ?? 0, siShang: siShang[index] ?? 0 };
    const alive = living[index] ?? 0;
    const all = alive + (ended[index] ?? 0);
    for (let n = 0; n < all; n += 1) {
      const kind = kindOf(chance);
      const status = n < alive ? livingStatus(chance) : endedStatus(chance);
      const isCoded = kind === 'enterprise' && status === 'active' && left.coded > 0;
      const isSiShang = isCoded && left.siShang > 0;
      left.coded -= isCoded ? 1 : 0;
      left.siShang -= isSiShang ? 1 : 0;
      const township = townshipOf(chance);
      number += 1;
      yield {
        uscc: exampleUscc(FIRST_OF[kind], county.code, number),
        name: nameOf(chance, kind, county.name, township.name),
        kind,
        divisionCode: county.code,
        townshipCode: township.code,
        status,
        siShang: isSiShang,
        openedOn: addDays(today, -Math.floor(365 * YEARS_BACK * chance.next() ** 1.8) - 1),
        coded: isCoded,
      };
    }
    if (left.coded > 0) throw new Error(`too few active enterprises in ${county.name} for its codes`);
  }
}

/** Townships by weight: towns have more shops than villages. */
function townshipsOf(divisions: readonly Division[], county: Division): (chance: Chance) => Division {
  const townships = divisions.filter((division) => division.parentCode === county.code);
  return choosing(townships.map((township) => [township, /街道|城关/.test(township.name) ? 3 : 1] as const));
}

const shopTrade = choosing(SHOP_TRADES);
const shopForm = choosing(SHOP_FORMS);
const firmTrade = choosing(FIRM_TRADES);
const firmForm = choosing(FIRM_FORMS);
const farmTrade = choosing(FARM_TRADES);

function nameOf(chance: Chance, kind: EntityKind, county: string, township: string): string {
  const short = county === '城乡一体化示范区' ? '示范区' : county;
  const place = short.length > 2 ? short.slice(0, -1) : short;
  const mark = `${oftenFirst(chance, MARK_FIRST)}${oftenFirst(chance, MARK_SECOND)}`;
  switch (kind) {
    case 'sole-trader': {
      const where = chance.next() < 0.3 ? `${short}${township}` : short;
      const whose =
        chance.next() < 0.3 ? `${oftenFirst(chance, SURNAMES)}${chance.pick(['记', '氏', '家', '姐', '哥'])}` : mark;
      return `示例${where}${whose}${shopTrade(chance)}${shopForm(chance)}`;
    }
    case 'cooperative':
      return `示例${short}${mark}${farmTrade(chance)}专业合作社`;
    case 'foreign-branch':
      return `示例${mark}国际（${place}）代表处`;
    case 'other':
      return `示例${short}${mark}联营社`;
    default: {
      const form = firmForm(chance);
      const where = chance.next() < 0.5 ? '商丘' : place;
      return form === '厂'
        ? `示例${short}${mark}${chance.pick(['面粉', '木器', '纸箱', '塑料', '机械', '制衣'])}厂`
        : `示例${where}${chance.next() < 0.1 ? '市' : ''}${mark}${firmTrade(chance)}${form}`;
    }
  }
}

/** Draws characters, the first ones more often. */
function oftenFirst(chance: Chance, from: readonly string[]): string {
  return from[Math.floor(chance.next() ** 1.6 * from.length)] ?? '';
}

/** The 31 characters of credit codes: no I, O, S, V, Z. */
const DIGITS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SUBJECTS = 31 ** 5;
/** Step between codes, coprime to 31: numbers in a row get codes that are not, and none twice. */
const STRIDE = 7_368_787;

/** A credit code that checks and is nobody's: no organisation code begins with XX. */
export function exampleUscc(kind: string, countyCode: string, number: number): string {
  const registrar = /^\d{6}$/.test(countyCode) ? countyCode : '411400';
  let left = (number * STRIDE) % SUBJECTS;
  let digits = '';
  for (let n = 0; n < 6; n += 1) {
    digits = (DIGITS[left % 31] ?? '0') + digits;
    left = Math.floor(left / 31);
  }
  const subject = `XX${digits}`;
  const first17 = `${kind}${registrar}${subject}${orgCheck(subject)}`;
  return first17 + usccCheck(first17);
}
