/** Markers: words, numbers and moments that stand nowhere else, and the search for them. */

/** What only the complainant said, and nobody released. */
export const MARKERS = {
  phone: '13987650021',
  name: '麦柯测',
  sentence: '红伞靠在柜台左边第三块砖上',
  demand: '把那把红伞还给我本人',
  message: '我周四戴灰色毛线帽来取',
  evidence: '照片里有我家的花猫',
  owner: 'MARKER-OWNER-7Q',
  maker: 'MarkerPhone',
  about: '某某分局第九办公室',
} as const;

/** Wednesday 11:17 in Shangqiu: the minute of the complaint, in the ways a clock writes it. */
export const MOMENT = '2026-03-04T03:17:23.456Z';
export const MINUTE = ['11:17', '03:17', '23.456', '11时17', 'T03:17'] as const;
export const DAY = ['2026-03-04', '3月4日', '4 March', 'March 4'] as const;

export type Answer = Readonly<{ who: string; what: string; text: string }>;

/** Which of the needles lie in which answers: `who what: needle`. */
export function found(answers: readonly Answer[], needles: readonly string[]): readonly string[] {
  return answers.flatMap(({ who, what, text }) =>
    needles.filter((needle) => text.includes(needle)).map((needle) => `${who} ${what}: ${needle}`),
  );
}

/** Every way a text may be written in an address, a body or a dump: as it is, percent-encoded, as JSON escapes, as bytes. */
export function spellings(needle: string): readonly string[] {
  const escaped = [...needle].map((char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
  return [
    ...new Set([
      needle,
      encodeURIComponent(needle),
      escaped,
      Buffer.from(needle, 'utf8').toString('hex'),
      Buffer.from(needle, 'utf8').toString('base64').replace(/=+$/, ''),
    ]),
  ];
}
