/** Texts of the console, Chinese first, loaded by room; an unknown key does not compile. */

import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type * as chinese from './keys.ts';
import { FRAME_WORDS } from './rooms.ts';

export type Lang = 'zh' | 'en';

/** Groups of words by language and name, each loaded when first needed. */
const GROUPS = import.meta.glob<Readonly<Record<string, Readonly<Record<string, string>>>>>('./{zh,en}/**/*.ts');

/** Groups loaded so far, which a change of language loads again. */
const spoken = new Set<string>();

type Groups = typeof chinese;
export type WordKey = { [Group in keyof Groups]: keyof Groups[Group] }[keyof Groups];
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

const STORED = 'mashang:lang';

export function startLang(): Lang {
  const stored = localStorage.getItem(STORED);
  if (stored === 'zh' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

/** Loads groups in one language; loaded ones cost nothing. */
async function fetchWords(lang: Lang, names: Iterable<string>): Promise<Readonly<Record<string, string>>> {
  const groups = await Promise.all(
    [...names].map(async (name) => {
      const load = GROUPS[`./${lang}/${name}.ts`];
      if (load === undefined) throw new Error(`no words called ${name}`);
      return Object.values(await load());
    }),
  );
  return Object.assign({}, ...groups.flat());
}

export async function startWords(): Promise<void> {
  const lang = startLang();
  for (const name of FRAME_WORDS) spoken.add(name);
  await i18next.use(initReactI18next).init({
    lng: lang,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    resources: { [lang]: { translation: await fetchWords(lang, spoken) } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.language === 'en' ? 'en' : 'zh-CN';
}

/** Loads a room's words before it is rendered. */
export async function speakIn(names: readonly string[]): Promise<void> {
  for (const name of names) spoken.add(name);
  const lang = currentLang();
  i18next.addResourceBundle(lang, 'translation', await fetchWords(lang, names), true, true);
}

export function currentLang(): Lang {
  return i18next.language === 'en' ? 'en' : 'zh';
}

export async function changeLang(lang: Lang): Promise<void> {
  i18next.addResourceBundle(lang, 'translation', await fetchWords(lang, spoken), true, true);
  localStorage.setItem(STORED, lang);
  document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
  await i18next.changeLanguage(lang);
}

/** Text function in the reader's language. */
export function useWords(): Words {
  const { t } = useTranslation();
  return useCallback((key, values) => t(key, values ?? {}) as string, [t]);
}

/** The text of a server's value, or the value itself where there is none (a kind added later). */
export function wordOr(t: Words, key: string, otherwise: string): string {
  return i18next.exists(key) ? t(key as WordKey) : otherwise;
}

/** All words under a prefix as choices; the rest of the key is the value. */
export function wordsUnder(prefix: string): readonly Readonly<{ value: string; label: string }>[] {
  const catalogue = i18next.getResourceBundle(currentLang(), 'translation') as Readonly<Record<string, string>>;
  return Object.entries(catalogue)
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, label]) => ({ value: key.slice(prefix.length), label }));
}
