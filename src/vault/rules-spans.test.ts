/** Whatever way the sealed name or number is written in a text, it is covered; nothing else is. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certainSurname, type Sought, spansOf } from './rules-spans.ts';

const NONE: Sought = { name: '', phone: '', enterprise: '', uscc: '' };
const parts = (text: string, sought: Partial<Sought>) =>
  spansOf(text, { ...NONE, ...sought }).map(({ from, to }) => text.slice(from, to));

describe('the surname of a name', () => {
  it.each([
    ['张三', '张'],
    ['王建国', '王'],
    ['欧阳锋', '欧阳'],
    ['司马相如', '司马'],
    ['王女士', '王'],
    ['欧阳先生', '欧阳'],
    ['李某某', '李'],
    ['王 芳', '王'],
  ])('of %s is %s', (name, surname) => expect(certainSurname(name)).toBe(surname));

  it.each(['欧阳', '张', '李王小明', '玛丽', 'Zhang San', '', '热心市民', '示例甲'])('of %j is not certain', (name) =>
    expect(certainSurname(name)).toBeUndefined(),
  );
});

describe('what is covered in a text', () => {
  it.each([
    ['我叫张三丰，电话写在下面', { name: '张三丰' }, ['张三丰']],
    ['我是张 三，张　三本人', { name: '张三' }, ['张 三', '张　三']],
    ['窗口说张先生材料不全，张女士也一样', { name: '张三丰' }, ['张先生', '张女士']],
    ['我姓张，一张表填了三遍', { name: '张三' }, ['姓张']],
    ['欧先生不是我，欧阳女士是我', { name: '欧阳静' }, ['欧阳女士']],
    ['请打 138-1234 5678，或 +86 13812345678', { phone: '13812345678' }, ['138-1234 5678', '+86 13812345678']],
    ['０１３８１２３４５６７８', { phone: '13812345678' }, ['１３８１２３４５６７８']],
    ['电话(0370)288-1234', { phone: '03702881234' }, ['(0370)288-1234'.slice(1)]],
    ['My name is LI WEI, not Liwein', { name: 'Li Wei' }, ['LI WEI']],
    ['我们梁园区光明米业有限公司等了三天', { enterprise: '梁园区光明米业有限公司' }, ['梁园区光明米业有限公司']],
    ['代码 91411402 MA00001460', { uscc: '91411402MA00001460' }, ['91411402 MA00001460']],
    ['排队 45 分钟，去的 3 号窗口', { name: '张', phone: '12345' }, []],
    ['李四说了算', { name: '王五', phone: '13812345678' }, []],
  ] as const)('of %j', (text, sought, covered) => expect(parts(text, sought)).toEqual(covered));
});

const SURNAME = fc.constantFrom('张', '王', '麦', '欧阳', '司徒');
const GIVEN = fc.constantFrom('三', '柯测', '建国', '静');
/** Words around, in none of whose characters a name, a digit or a title stands. */
const AROUND = fc
  .array(fc.constantFrom('窗口', '排了很久', '没人', '，', '。', '材料', '😀', ' '))
  .map((all) => all.join(''));
const PHONE = fc
  .tuple(
    fc.constantFrom('13', '15', '18', '19'),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 }),
  )
  .map(([head, rest]) => head + rest.join(''));
const GAP = fc.constantFrom('', '', ' ', '-', '–', '·', '　', ' - ');

/** A word with a gap of its own before each character but the first. */
const spread = (word: string, gaps: readonly string[]) =>
  [...word].map((char, i) => (i === 0 ? char : (gaps[i % Math.max(gaps.length, 1)] ?? '') + char)).join('');

describe('whatever stands around', () => {
  it('a number is covered from its first to its last digit, however it is broken up, and nothing beside it', () => {
    fc.assert(
      fc.property(
        AROUND,
        PHONE,
        fc.array(GAP, { maxLength: 5 }),
        fc.boolean(),
        AROUND,
        (before, phone, gaps, wide, after) => {
          const typed = spread(phone, gaps);
          const written = wide ? typed.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)) : typed;
          const text = `${before}${written}${after}`;
          expect(parts(text, { phone })).toEqual([written]);
        },
      ),
    );
  });

  it('a name is covered whole, and by its surname with a title; other people are not', () => {
    fc.assert(
      fc.property(
        AROUND,
        SURNAME,
        GIVEN,
        fc.constantFrom('', ' ', '·'),
        AROUND,
        (before, surname, given, gap, after) => {
          const name = surname + given;
          const written = spread(name, [gap]);
          expect(parts(`${before}${written}${after}`, { name })).toEqual([written]);
          expect(parts(`${before}${surname}女士${after}`, { name })).toEqual([`${surname}女士`]);
          expect(parts(`${before}赵女士和钱多多${after}`, { name })).toEqual([]);
        },
      ),
    );
  });

  it('parts lie inside the text, in order, apart, and cut no sign in two', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: 'grapheme', maxLength: 6 }),
        PHONE,
        (text, name, phone) => {
          let last = -1;
          for (const { from, to } of spansOf(text + name + phone, { ...NONE, name, phone })) {
            expect(from).toBeGreaterThan(last);
            expect(to).toBeGreaterThan(from);
            expect(to).toBeLessThanOrEqual((text + name + phone).length);
            expect(
              /[\uDC00-\uDFFF]/.test((text + name + phone)[from] ?? '') &&
                from > 0 &&
                /[\uD800-\uDBFF]/.test((text + name + phone)[from - 1] ?? ''),
            ).toBe(false);
            last = to;
          }
        },
      ),
    );
  });
});
