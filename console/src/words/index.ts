/** The console's words: one catalogue, Chinese first; a key that does not exist does not compile. */

import i18next from 'i18next';
import { useCallback } from 'react';
import { initReactI18next, useTranslation } from 'react-i18next';
import { auditWords } from './audit.ts';
import { commandWords } from './commands.ts';
import { lawWords } from './law.ts';
import { loopWords } from './loop.ts';
import { matterWords } from './matter.ts';
import { peopleWords } from './people.ts';
import { registryWords } from './registry.ts';
import { reviewWords } from './reviews.ts';
import { shellWords } from './shell.ts';
import { vaultWords } from './vault.ts';

export type Lang = 'zh' | 'en';

const zh = {
  ...shellWords.zh,
  ...auditWords.zh,
  ...loopWords.zh,
  ...lawWords.zh,
  ...registryWords.zh,
  ...vaultWords.zh,
  ...reviewWords.zh,
  ...peopleWords.zh,
  ...matterWords.zh,
  ...commandWords.zh,
};
const en: Record<keyof typeof zh, string> = {
  ...shellWords.en,
  ...auditWords.en,
  ...loopWords.en,
  ...lawWords.en,
  ...registryWords.en,
  ...vaultWords.en,
  ...reviewWords.en,
  ...peopleWords.en,
  ...matterWords.en,
  ...commandWords.en,
};

export type WordKey = keyof typeof zh;
export type Words = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

const STORED = 'mashang:lang';

export function startLang(): Lang {
  const stored = localStorage.getItem(STORED);
  if (stored === 'zh' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh';
}

export async function startWords(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: startLang(),
    fallbackLng: 'zh',
    keySeparator: false,
    nsSeparator: false,
    resources: { zh: { translation: zh }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = i18next.language === 'en' ? 'en' : 'zh-CN';
}

export function currentLang(): Lang {
  return i18next.language === 'en' ? 'en' : 'zh';
}

export async function changeLang(lang: Lang): Promise<void> {
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
  return key in zh ? t(key as WordKey) : otherwise;
}
