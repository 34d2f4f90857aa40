/** Stretches of a text that another shares, marked for comparing at a glance. */

export type Stretch = Readonly<{ text: string; shared: boolean }>;

/** Shortest stretch marked: any two Chinese texts share shorter ones. */
const LEAST_SHARED = 3;

export function stretchesOf(text: string, other: string): readonly Stretch[] {
  const found: { text: string; shared: boolean }[] = [];
  const add = (piece: string, shared: boolean): void => {
    const last = found.at(-1);
    if (last?.shared === shared) last.text += piece;
    else found.push({ text: piece, shared });
  };
  const letters = [...text];
  for (let at = 0; at < letters.length; ) {
    let length = 0;
    while (at + length < letters.length && other.includes(letters.slice(at, at + length + 1).join(''))) length += 1;
    const shared = length >= LEAST_SHARED;
    const piece = letters.slice(at, at + (shared ? length : 1)).join('');
    add(piece, shared);
    at += shared ? length : 1;
  }
  return found;
}
