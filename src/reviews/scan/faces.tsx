/** The five faces, each with its word beside it; they differ by mouth and brow, never by colour alone. */

import type { Grade } from '../model.ts';

const MOUTH: Readonly<Record<Grade, string>> = {
  5: 'M9 18.5Q16 29 23 18.5Z',
  4: 'M9.5 19.5Q16 26 22.5 19.5',
  3: 'M10.5 21.5H21.5',
  2: 'M9.5 23.5Q16 17.5 22.5 23.5',
  1: 'M9.5 25Q16 16.5 22.5 25',
};

/** Light grounds that keep the dark strokes above 7:1. */
const GROUND: Readonly<Record<Grade, string>> = {
  5: '#8fe0c0',
  4: '#bfeacb',
  3: '#f3e6a6',
  2: '#fbcf9d',
  1: '#f7b3a4',
};

export function Face(props: Readonly<{ grade: Grade }>) {
  const { grade } = props;
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false" fill="none" stroke="#12191f" stroke-width="2">
      <circle cx="16" cy="16" r="14.5" fill={GROUND[grade]} />
      <path
        d={`${grade === 1 ? 'M7.5 9.5L12.5 12M24.5 9.5L19.5 12' : ''}M11 13v2M21 13v2`}
        stroke-linecap="round"
        stroke-width={grade === 5 ? 2.6 : 2.2}
      />
      <path d={MOUTH[grade]} stroke-linecap="round" stroke-linejoin="round" fill={grade === 5 ? '#fff' : 'none'} />
    </svg>
  );
}
