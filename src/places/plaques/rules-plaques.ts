/** Content of a plaque (Chinese first, English beside it), and the days that bound findings. */

import type { Plaque, PlaqueFrame, Step } from '../../formats/index.ts';
import { addDays, type LocalDate, weekOf } from '../../kernel/time.ts';
import { speak } from '../../platform/pages/words.ts';
import { codeInGroups, codeUrl } from '../rules.ts';
import { placesWords } from '../words.ts';
import { windowInWords } from '../words-window.ts';
import type { PlaqueIssuer, PlaqueNames, PrintedPlaque } from './model-plaques.ts';

const say = speak(placesWords, 'zh');
const sayInEnglish = speak(placesWords, 'en');

const FACES = [5, 4, 3, 2, 1] as const;
const STEPS = [1, 2, 3] as const;

/** @param printed a plaque of a print; a code that died since gives one without a QR, which says that it must not hang. */
export function plaqueOf(printed: Omit<PrintedPlaque, 'position' | 'codeId'>, origin: string): Plaque {
  const kind = printed.entityName === null ? 'window' : 'entity';
  return {
    title: say(`places.plaque.title-${kind}`),
    titleSecond: sayInEnglish(`places.plaque.title-${kind}`),
    above: printed.hallName,
    name: nameOn(printed),
    address: printed.dead ? null : codeUrl({ origin }, printed.text),
    code: say('places.plaque.code', { code: codeInGroups(printed.text) }),
    say: say(`places.plaque.slogan-${kind}`),
    saySecond: sayInEnglish(`places.plaque.slogan-${kind}`),
    steps: stepsOf(kind),
    promise: say(`places.plaque.promise-${kind}`),
  };
}

function nameOn({ windowNumber, windowName, entityName }: PlaqueNames): string {
  return entityName ?? windowInWords('zh', { number: windowNumber ?? '', name: windowName ?? '' });
}

function stepsOf(kind: 'window' | 'entity'): readonly Step[] {
  return kind === 'window'
    ? FACES.map((face) => ({ picture: { face }, word: say(`places.plaque.face-${face}`) }))
    : STEPS.map((number) => ({ picture: { number }, word: say(`places.plaque.step-${number}`) }));
}

export function plaqueFrame({ issuer, hotline, example }: PlaqueIssuer): PlaqueFrame {
  return {
    city: issuer,
    hotlineName: say('places.plaque.hotline'),
    hotline,
    mark: example ? say('places.plaque.example') : null,
    void: say('places.plaque.dead'),
  };
}

/** Weeks for which scans of dead codes count. */
export const SCANS_WEEKS = 8;

export type LookBack = Readonly<{ scansFrom: LocalDate; hungBy: LocalDate; silentSince: LocalDate }>;

/** The days that bound the findings of a day. @param silentWeeks whole weeks without a scan that make a plaque silent. */
export function lookBack(today: LocalDate, silentWeeks: number): LookBack {
  return {
    scansFrom: addDays(weekOf(today), -7 * (SCANS_WEEKS - 1)),
    hungBy: addDays(today, -7 * silentWeeks),
    silentSince: addDays(weekOf(today), -7 * silentWeeks),
  };
}
