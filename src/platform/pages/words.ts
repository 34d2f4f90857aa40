/** Catalogue of user-facing words of phone pages and console: each slice adds flat keys in both languages. */

export type Lang = 'zh' | 'en';

/**
 * Declares a slice's words; English must have exactly the keys of Chinese, or this does not compile.
 * Placeholders are `{{name}}`, as i18next writes them in the console.
 */
export function defineWords<const Zh extends Readonly<Record<string, string>>>(catalogue: {
  zh: Zh;
  en: { readonly [K in keyof Zh]: string };
}): { zh: Zh; en: { readonly [K in keyof Zh]: string } } {
  return catalogue;
}

type Catalogue = { zh: Readonly<Record<string, string>>; en: Readonly<Record<string, string>> };
type KeyOf<W extends Catalogue> = keyof W['zh'] & string;
type Values = Readonly<Record<string, string | number>>;

/** A function that gives the words of one language of one catalogue, filling placeholders. */
export function speak<W extends Catalogue>(catalogue: W, lang: Lang): (key: KeyOf<W>, values?: Values) => string {
  const texts = catalogue[lang];
  return (key, values = {}) => {
    const text = texts[key];
    if (text === undefined) throw new Error(`no word for ${key}`);
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));
  };
}

/** The same for a sheet, whose columns are told the language with each row. */
export function sayIn<W extends Catalogue>(catalogue: W): (lang: Lang, key: KeyOf<W>, values?: Values) => string {
  return (lang, key, values) => speak(catalogue, lang)(key, values);
}

/** The language of a reader: Chinese unless Accept-Language plainly prefers English. */
export function preferredLang(acceptLanguage: string | undefined): Lang {
  const first = (acceptLanguage ?? '').split(',')[0]?.trim().toLowerCase() ?? '';
  return first.startsWith('en') ? 'en' : 'zh';
}

/** Names of codes which the server and the console share, by the keys the console knows them by. */
export type Names = readonly Readonly<Record<Lang, Readonly<Record<string, string>>>>[];

/** A catalogue with key prefixes replaced: `people.role.` by `role.`, as the console knows them. */
export function renamed(named: Names[number], prefixes: Readonly<Record<string, string>>): Names[number] {
  const longestFirst = Object.entries(prefixes).sort(([one], [other]) => other.length - one.length);
  const under = (catalogue: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(catalogue).flatMap(([key, text]) => {
        const found = longestFirst.find(([prefix]) => key.startsWith(prefix));
        return found === undefined ? [] : [[found[1] + key.slice(found[0].length), text]];
      }),
    );
  return { zh: under(named.zh), en: under(named.en) };
}

/** Codes with both their names, under one prefix. */
export function namesOf(
  prefix: string,
  codes: readonly (readonly [code: string, name: Readonly<Record<Lang, string>>])[],
): Names[number] {
  const inOne = (lang: Lang) => Object.fromEntries(codes.map(([code, name]) => [prefix + code, name[lang]]));
  return { zh: inOne('zh'), en: inOne('en') };
}
