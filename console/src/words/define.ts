/** Declares words in both languages; English must have exactly the keys of Chinese, or this does not compile. */

export function defineWords<const Zh extends Readonly<Record<string, string>>>(words: {
  zh: Zh;
  en: { readonly [K in keyof Zh]: string };
}): { zh: Zh; en: { readonly [K in keyof Zh]: string } } {
  return words;
}
