/** One catalogue of user-facing words for phone pages and console: each slice adds its own flat keys in both languages. */

export type Lang = 'zh' | 'en';

/**
 * Declares a slice's words; English must have exactly the keys of Chinese, or this does not compile.
 * Placeholders are `{{name}}`, as i18next writes them in the console.
 */
export function defineWords<const Zh extends Readonly<Record<string, string>>>(words: {
  zh: Zh;
  en: { readonly [K in keyof Zh]: string };
}): { zh: Zh; en: { readonly [K in keyof Zh]: string } } {
  return words;
}

/** A function that gives the words of one language of one catalogue, filling placeholders. */
export function speak<W extends { zh: Readonly<Record<string, string>>; en: Readonly<Record<string, string>> }>(
  words: W,
  lang: Lang,
): (key: keyof W['zh'] & string, values?: Readonly<Record<string, string | number>>) => string {
  const catalogue = words[lang];
  return (key, values = {}) => {
    const text = catalogue[key];
    if (text === undefined) throw new Error(`no word for ${key}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}

/** zh unless the reader plainly prefers English. */
export function preferredLang(acceptLanguage: string | undefined): Lang {
  const first = (acceptLanguage ?? '').split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'zh';
}
