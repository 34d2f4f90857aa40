/** The console's words: one catalogue, Chinese first; a key that does not exist does not compile. */

import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { catalogue as chinese } from './zh.ts';

export type Lang = 'zh' | 'en';

/** A language is fetched when it is first spoken; English has exactly the keys of Chinese, or it does not compile. */
const LOAD: Readonly<Record<Lang, () => Promise<{ catalogue: Readonly<Record<WordKey, string>> }>>> = {
  zh: () => import('./zh.ts'),
  en: () => import('./en.ts'),
};

export type WordKey = keyof typeof chinese;
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

const STORED = 'mashang:lang';

export function startLang(): Lang {
  const stored = localStorage.getItem(STORED);
  if (stored === 'zh' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

export async function startWords(): Promise<void> {
  const lang = startLang();
  const { catalogue } = await LOAD[lang]();
  await i18next.use(initReactI18next).init({
    lng: lang,
    fallbackLng: false,
    keySeparator: false,
    nsSeparator: false,
    resources: { [lang]: { translation: catalogue } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.language === 'en' ? 'en' : 'zh-CN';
}

export function currentLang(): Lang {
  return i18next.language === 'en' ? 'en' : 'zh';
}

export async function changeLang(lang: Lang): Promise<void> {
  if (!i18next.hasResourceBundle(lang, 'translation')) {
    i18next.addResourceBundle(lang, 'translation', (await LOAD[lang]()).catalogue);
  }
  localStorage.setItem(STORED, lang);
  document.documentElement.lang = lang === 'en' ? 'en' : 'zh-CN';
  await i18next.changeLanguage(lang);
}

/** The words in the reader's language. */
export function useWords(): Words {
  const { t } = useTranslation();
  return useCallback((key, values) => t(key, values ?? {}) as string, [t]);
}

/** Whether a word exists for a value that comes from the server (a kind added later shows as it is). */
export function wordOr(t: Words, key: string, otherwise: string): string {
  return i18next.exists(key) ? t(key as WordKey) : otherwise;
}

/** Everything the catalogue names under a prefix, as choices; what follows the prefix is the value. */
export function wordsUnder(prefix: string): readonly Readonly<{ value: string; label: string }>[] {
  const catalogue = i18next.getResourceBundle(currentLang(), 'translation') as Readonly<Record<string, string>>;
  return Object.entries(catalogue)
    .filter(([key]) => key.startsWith(prefix))
    .map(([key, label]) => ({ value: key.slice(prefix.length), label }));
}
