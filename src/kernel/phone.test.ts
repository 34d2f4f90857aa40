/** Numbers people write in many ways, and what is none. */

import { describe, expect, it } from 'vitest';
import { normalPhone } from './phone.ts';

describe('a telephone number', () => {
  it.each([
    ['13900004711', '13900004711'],
    ['139 0000 4711', '13900004711'],
    ['139-0000-4711', '13900004711'],
    ['+8613900004711', '13900004711'],
    ['86 139 0000 4711', '13900004711'],
    ['0370-1234567', '03701234567'],
    ['0370 1234 5678', '037012345678'],
  ])('%s is %s', (written, digits) => {
    expect(normalPhone(written)).toBe(digits);
  });

  it.each(['', '4711', '12900004711', '139000047111', '1390000471a', '１３９００００４７１１'])(
    '%j is none',
    (written) => {
      expect(normalPhone(written)).toBeUndefined();
    },
  );
});
