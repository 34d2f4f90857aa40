/** How codes are written and read. */

import { describe, expect, it } from 'vitest';
import { codeInGroups, codeUrl, normalCode } from './rules.ts';

describe('a code', () => {
  it('is read in any case, with spaces and hyphens, and with O, I and L for 0, 1 and 1', () => {
    expect(normalCode('o1ilb-cdefg')).toBe('0111BCDEFG');
    expect(normalCode(' 0111 BCDEFG ')).toBe('0111BCDEFG');
  });

  it.each(['', '0111BCDEF', '0111BCDEFGH', '0111BCDEFU', '0111BCDEF!', '码'.repeat(10), '0'.repeat(4000)])(
    'is not read from %j',
    (text) => expect(normalCode(text)).toBeUndefined(),
  );

  it('stands in an address whose scheme and host are small, for scanners that take capitals for text', () => {
    const url = codeUrl(new URL('HTTPS://Mashang.Shangqiu.GOV.CN/ignored'), '0111BCDEFG');
    expect(url).toBe('https://mashang.shangqiu.gov.cn/S/0111BCDEFG');
    expect(codeInGroups('0111BCDEFG')).toBe('0111B-CDEFG');
  });
});
