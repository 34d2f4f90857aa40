/** Masking of a complainant's words before they are released to the unit. */

/** Replaces a masked character; the length of what was masked stays visible on purpose. */
const MASK = '█';

export function mask(text: string, from: number, to: number): string {
  return text.slice(0, from) + MASK.repeat([...text.slice(from, to)].length) + text.slice(to);
}

/** Masks parts of a text, from the last to the first, so that none moves another. */
export function maskSpans(text: string, spans: readonly Readonly<{ from: number; to: number }>[]): string {
  return [...spans].sort((a, b) => b.from - a.from).reduce((masked, { from, to }) => mask(masked, from, to), text);
}

/** Masks what looks like a phone, identity card, licence plate or mail address: a first pass that a person checks. */
export function maskLikelyIdentity(text: string): string {
  const shapes = [
    /\d{17}[\dXx]/g,
    /(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}/g,
    /0\d{2,3}-?\d{7,8}/g,
    /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g,
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Z][·•]?[A-HJ-NP-Z0-9]{5,6}/g,
  ];
  return shapes.reduce((masked, shape) => masked.replace(shape, (hit) => MASK.repeat(hit.length)), text);
}
