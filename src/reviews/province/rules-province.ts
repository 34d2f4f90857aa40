/** Judges a review of the province, from a sheet or from JSON alike: every member a text, as the columns name them. */

import type { RowReader } from '../../formats/index.ts';
import { normalBase32 } from '../../kernel/base32.ts';
import { type Complain, divisionIn, judging, unitIn } from '../../kernel/import-rows.ts';
import { narrow, wordKey } from '../../kernel/spelling.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { Directory } from '../../people/index.ts';
import type { WindowSpot } from '../../places/index.ts';
import { MOST_REASON, MOST_REASONS } from './model-columns.ts';
import { isOurs } from './rules-ours.ts';

export const PROVINCE_FIELDS = [
  'source_system',
  'source_ref',
  'division_code',
  'unit_id',
  'hall_id',
  'window_id',
  'service_code',
  'service_name',
  'grade',
  'reasons',
  'is_default',
  'day',
  'channel',
] as const;
export type ProvinceField = (typeof PROVINCE_FIELDS)[number];

/** Between reasons in a cell, and in the text they are staged as. */
export const REASON_MARK = '、';
/** So many digits together, or a telephone written apart, are no name of an indicator. */
const A_NUMBER = /[0-9]{7}|[0-9](?:[\s\-–—.·]*[0-9]){10}/;

export type KnownPlaces = Readonly<{
  cityCode: string;
  directory: Directory;
  reach: ReadonlySet<string>;
  /** Windows within reach, open ones first. */
  windows: readonly WindowSpot[];
  today: LocalDate;
}>;

type Cells = Readonly<Record<string, string>>;
type Place = Readonly<{ divisionCode: string; unitId: string; hallId: string | null; windowId: string | null }>;

export function provinceReader(known: KnownPlaces): RowReader {
  const byHall = Map.groupBy(known.windows, ({ hallName }) => wordKey(hallName));
  const byCode = new Map(known.windows.flatMap((spot) => spot.codes.map((code) => [code, spot] as const)));
  return judging((cells, complain) => {
    const { sourceSystem = '', number = '', service = '', serviceCode = '', day = '' } = cells;
    if (isOurs(known.cityCode, sourceSystem, number)) complain('sourceSystem', 'ours');
    if (day > known.today) complain('day', 'not-yet');
    if (A_NUMBER.test(narrow(service))) complain('service', 'looks-personal');
    const reasons = reasonsIn(cells['reasons'] ?? '', complain);
    const place = placeIn(cells, complain);
    return {
      key: `${sourceSystem} / ${number}`,
      label: [cells['hall'], cells['window'], cells['unit']]
        .filter((said) => said !== undefined && said !== '')
        .join(' '),
      facts: {
        source_system: sourceSystem,
        source_ref: number,
        division_code: place?.divisionCode ?? '',
        unit_id: place?.unitId ?? '',
        hall_id: place?.hallId ?? null,
        window_id: place?.windowId ?? null,
        service_code: serviceCode === '' ? null : serviceCode,
        service_name: service === '' ? null : service,
        grade: cells['grade'] ?? '',
        reasons: reasons.join(REASON_MARK),
        is_default: cells['isDefault'] === 'true' ? 'true' : 'false',
        day,
        channel: cells['channel'] ?? '',
      },
    };
  });

  function placeIn(cells: Cells, complain: Complain): Place | undefined {
    const { division = '', windowCode = '', hall = '', window = '', unit = '' } = cells;
    const area = divisionIn(known, division, complain);
    if (division !== '' && area === undefined) return undefined;
    if (windowCode === '' && hall === '' && window === '' && unit === '')
      return complain('windowCode', 'place-missing');
    const spot = spotIn(cells, area, complain);
    if (spot === 'faulty') return undefined;
    const named = unitIn(known, unit, 'unit', area, complain);
    if (unit !== '' && named === undefined) return undefined;
    if (spot !== undefined) {
      const { divisionCode, hallId, windowId } = spot;
      if (named !== undefined && named.id !== spot.unitId && !known.reach.has(named.divisionCode)) {
        return complain('unit', 'unit-outside-yours');
      }
      return { divisionCode, hallId, windowId, unitId: named?.id ?? spot.unitId };
    }
    if (named === undefined) return complain('windowCode', 'place-missing');
    if (!known.reach.has(named.divisionCode)) return complain('unit', 'unit-outside-yours');
    return { divisionCode: named.divisionCode, unitId: named.id, hallId: null, windowId: null };
  }

  /** The window that was named; undefined where none was. */
  function spotIn(
    { windowCode = '', hall = '', window = '' }: Cells,
    area: Readonly<{ code: string }> | undefined,
    complain: Complain,
  ): WindowSpot | undefined | 'faulty' {
    const faulty = (column: string, reason: string) => {
      complain(column, reason);
      return 'faulty' as const;
    };
    if (windowCode !== '') {
      const spot = byCode.get(normalBase32(windowCode) ?? '');
      if (spot === undefined) return faulty('windowCode', 'code-unknown');
      const agrees = (said: string, is: string) => said === '' || wordKey(said) === wordKey(is);
      if (area !== undefined && area.code !== spot.divisionCode) return faulty('division', 'place-disagrees');
      if (!agrees(hall, spot.hallName)) return faulty('hall', 'place-disagrees');
      if (!agrees(window, spot.number)) return faulty('window', 'place-disagrees');
      return spot;
    }
    // A hall alone says no window; its unit has to be named beside it.
    if (window === '') return undefined;
    if (hall === '') return faulty('hall', 'hall-missing');
    const named = (byHall.get(wordKey(hall)) ?? []).filter(
      ({ divisionCode }) => area === undefined || divisionCode === area.code,
    );
    if (new Set(named.map(({ hallId }) => hallId)).size !== 1) return faulty('hall', 'hall-unknown');
    return named.find((spot) => wordKey(spot.number) === wordKey(window)) ?? faulty('window', 'window-unknown');
  }
}

function reasonsIn(cell: string, complain: Complain): readonly string[] {
  const reasons = cell
    .split(/[、，,；;|\n]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  if (reasons.length > MOST_REASONS) complain('reasons', 'too-many-reasons', String(MOST_REASONS));
  if (reasons.some((each) => each.length > MOST_REASON)) complain('reasons', 'reason-too-long', String(MOST_REASON));
  if (reasons.some((each) => A_NUMBER.test(narrow(each)))) complain('reasons', 'looks-personal');
  return [...new Set(reasons)];
}
