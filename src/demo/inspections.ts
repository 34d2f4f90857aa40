/** Agencies, officers and published items of the example city. */

import { bringRegister } from '../inspections/index.ts';
import { addDays } from '../kernel/time.ts';
import { divisionTree } from '../people/index.ts';
import { transact } from '../platform/postgres/db.ts';
import { type DemoRegistry, unitOf } from './registry.ts';
import type { PlayStage } from './stage.ts';

/** Years a licence holds. */
const LICENCE_DAYS = 5 * 365;

/** Those whose unit is in the example city: a small one has fewer units. */
const AGENCIES = [
  { key: 'market', power: 'own', law: '《食品安全法》第一百一十条，《产品质量法》第八条' },
  { key: 'social', power: 'own', law: '《劳动保障监察条例》第三条' },
  { key: 'fund', power: 'authorised', law: '《住房公积金管理条例》第十条' },
] as const;

type Held = Readonly<{ key: string; name: string; username?: string; expiresInDays?: number }>;

/** A dozen; the last one's licence ran out while the play went on. */
const OFFICERS: readonly Held[] = [
  { key: 'market', name: '示例·韩检查', username: 'jiancha' },
  { key: 'market', name: '示例·于检查', username: 'jiancha2' },
  { key: 'market', name: '示例·鲁检查' },
  { key: 'market', name: '示例·苗检查' },
  { key: 'market', name: '示例·方检查' },
  { key: 'social', name: '示例·丁监察', username: 'jiancha-rs' },
  { key: 'social', name: '示例·任监察' },
  { key: 'social', name: '示例·袁监察' },
  { key: 'fund', name: '示例·柳稽查' },
  { key: 'fund', name: '示例·鲍稽查' },
  { key: 'fund', name: '示例·史稽查' },
  { key: 'market', name: '示例·唐检查', expiresInDays: -30 },
];

/** Agency, code, name, law, times a year. */
const ITEMS: readonly (readonly [key: string, code: string, name: string, law: string, cap: string])[] = [
  ['market', 'SC-001', '对食品生产企业的监督检查', '《食品安全法》第一百一十条', '2'],
  ['market', 'SC-002', '对食品经营者的监督检查', '《食品安全法》第一百一十条', '2'],
  ['market', 'SC-003', '对餐饮服务提供者的监督检查', '《食品安全法》第一百一十条', '2'],
  ['market', 'SC-004', '对特种设备使用单位的安全监察', '《特种设备安全法》第五十七条', '2'],
  ['market', 'SC-005', '产品质量监督抽查', '《产品质量法》第十五条', '1'],
  ['market', 'SC-006', '对计量器具使用的监督检查', '《计量法》第十八条', '1'],
  ['market', 'SC-007', '对广告活动的监督检查', '《广告法》第四十九条', '1'],
  ['market', 'SC-008', '对价格行为的监督检查', '《价格法》第三十三条', '1'],
  ['market', 'SC-009', '对企业公示信息的抽查', '《企业信息公示暂行条例》第十四条', '1'],
  ['market', 'SC-010', '对认证活动的监督检查', '《认证认可条例》第五十条', '1'],
  ['social', 'RS-001', '对遵守劳动合同规定的监察', '《劳动保障监察条例》第十一条第二项', '1'],
  ['social', 'RS-002', '对工资支付和最低工资标准的监察', '《劳动保障监察条例》第十一条第六项', '2'],
  ['social', 'RS-003', '对工作时间和休息休假的监察', '《劳动保障监察条例》第十一条第五项', '1'],
  ['social', 'RS-004', '对参加社会保险的监察', '《劳动保障监察条例》第十一条第七项', '1'],
  ['social', 'RS-005', '对禁止使用童工规定的监察', '《劳动保障监察条例》第十一条第三项', '1'],
  ['social', 'RS-006', '对职业介绍机构的监察', '《劳动保障监察条例》第十一条第八项', '1'],
  ['fund', 'GJ-001', '对住房公积金缴存登记的检查', '《住房公积金管理条例》第三十七条', '1'],
  ['fund', 'GJ-002', '对住房公积金按时足额缴存的检查', '《住房公积金管理条例》第三十八条', '1'],
  ['fund', 'GJ-003', '对住房公积金提取材料的核查', '《住房公积金管理条例》第二十四条', ''],
  ['fund', 'GJ-004', '对住房公积金贷款用途的检查', '《住房公积金管理条例》第二十六条', ''],
];

export async function fillInspectionRegister(
  { city, openedOn, lastDay }: PlayStage,
  registry: DemoRegistry,
): Promise<void> {
  const [place] = registry.places;
  if (place === undefined) throw new Error('the example city has no office');
  const division = place.divisionCode;
  await transact(city.db, async (tx) => {
    const by = { actor: null, divisionCodes: (await divisionTree(tx)).map(({ code }) => code) };
    const dated = { division, from: openedOn };
    const unit = (key: string) => unitOf(place, key);
    const isHere = (key: string) => place.byKey.has(key);
    const agencies = AGENCIES.filter(({ key }) => isHere(key)).map(({ key, ...said }) => ({
      ...{ ...dated, ...said },
      unit: unit(key),
    }));
    await bringRegister(tx, city, by, 'agencies', agencies);
    const here = OFFICERS.filter(({ key }) => isHere(key));
    const officers = here.map(({ key, name, username = '', expiresInDays = LICENCE_DAYS }, index) => ({
      ...{ ...dated, unit: unit(key), name, username },
      licence: `示例1614${String(index + 1).padStart(6, '0')}`,
      until: addDays(expiresInDays < 0 ? lastDay : openedOn, expiresInDays),
    }));
    await bringRegister(tx, city, by, 'officers', officers);
    const items = ITEMS.filter(([key]) => isHere(key)).map(([key, code, name, law, cap]) => ({
      ...{ ...dated, unit: unit(key), code, name, law, cap, level: 'city' },
    }));
    await bringRegister(tx, city, by, 'items', items);
  });
}
