/** Units, halls, windows, codes and firms of the example city; each name says that it is an example. */

import type { Uuid } from '../kernel/ids.ts';
import { orgCheck, usccCheck } from '../kernel/uscc.ts';
import { createUnit, type Division, divisionTree } from '../people/index.ts';
import { issueCode, openHall, openWindow, type Registrar, registerEntity } from '../places/index.ts';
import type { Tx } from '../platform/postgres/db.ts';
import { shareOut } from './rhythm.ts';
import type { Sizes } from './sizes.ts';
import { must, type Stage } from './stage.ts';

export type DemoWindow = Readonly<{
  windowId: Uuid;
  hallId: Uuid;
  unitId: Uuid;
  divisionCode: string;
  codeId: Uuid;
  codeText: string;
}>;

export type DemoUnits = Readonly<{ divisionCode: string; name: string; byKey: ReadonlyMap<string, Uuid> }>;

export type DemoRegistry = Readonly<{
  /** The city first, then the counties. */
  places: readonly DemoUnits[];
  windows: readonly DemoWindow[];
}>;

/** Departments that staff windows: key, unit's name, services. */
const DEPARTMENTS = [
  ['market', '市场监督管理局', ['企业开办', '企业变更', '企业注销', '食品经营许可']],
  ['social', '人力资源和社会保障局', ['社保登记', '社保转移', '就业补贴', '职称评审']],
  ['tax', '税务局', ['发票申领', '税务登记', '纳税申报', '税务注销']],
  ['realty', '不动产登记中心', ['首次登记', '转移登记', '抵押登记', '登记资料查询']],
  ['housing', '住房和城乡建设局', ['施工许可', '竣工验收备案', '商品房预售', '公租房申请']],
  ['medical', '医疗保障局', ['参保登记', '异地就医备案', '医疗费报销', '门诊慢性病']],
  ['police', '公安局', ['户籍办理', '身份证', '出入境', '车驾管']],
  ['fund', '住房公积金管理中心', ['公积金提取', '公积金贷款', '缴存登记', '账户转移']],
  ['resources', '自然资源和规划局', ['用地预审', '规划许可', '矿产登记', '测绘成果']],
  ['transport', '交通运输局', ['道路运输许可', '从业资格', '超限运输许可', '船舶登记']],
  ['urban', '城市管理局', ['户外广告设置', '占道审批', '渣土运输', '临时建设']],
  ['civil', '民政局', ['婚姻登记', '低保申请', '社会组织登记', '养老补贴']],
  ['health', '卫生健康委员会', ['公共场所卫生许可', '执业登记', '出生证明', '职业病申报']],
  ['education', '教育体育局', ['教师资格', '入学登记', '民办学校审批', '助学金']],
  ['environment', '生态环境局', ['环评审批', '排污许可', '危废备案', '辐射许可']],
  ['water', '水利局', ['取水许可', '水土保持', '河道许可', '防洪评价']],
  ['farm', '农业农村局', ['农药经营许可', '种子生产许可', '农机登记', '动物防疫证']],
  ['emergency', '应急管理局', ['危化品许可', '安全生产许可', '烟花爆竹', '预案备案']],
  ['fire', '消防救援支队', ['消防验收', '开业检查', '消防备案', '消防咨询']],
  ['power', '供电公司', ['用电报装', '过户更名', '分布式光伏', '电费账单']],
  ['gas', '燃气公司', ['用气报装', '过户', '安检预约', '缴费']],
  ['commerce', '商务局', ['对外贸易备案', '拍卖许可', '成品油零售', '单用途预付卡']],
  ['culture', '文化广电和旅游局', ['娱乐经营许可', '旅行社设立', '文物保护', '演出审批']],
  ['archives', '档案馆', ['婚姻档案', '知青档案', '工龄档案', '企业档案']],
] as const;
const TOWNSHIP_SERVICES = [
  '综合受理',
  '社保医保',
  '民政救助',
  '惠农补贴',
  '户籍协办',
  '退役军人',
  '市场主体登记',
  '村镇建设',
];
const FIRM_TRADES = ['纺织', '食品', '机械', '电子', '冷链', '制鞋', '物流', '建材', '农资'];

export async function buildRegistry(tx: Tx, stage: Stage, sizes: Sizes): Promise<DemoRegistry> {
  const divisions = await divisionTree(tx);
  const registrar: Registrar = { divisionCodes: divisions.map((division) => division.code), postId: null };
  const places: DemoUnits[] = [];
  const windows: DemoWindow[] = [];
  const counties = divisions.filter((division) => division.level !== 'township');
  for (const division of counties) {
    const units = await unitsOf(tx, stage, division, sizes);
    places.push(units);
    windows.push(...(await hallOf(tx, stage, registrar, division, units, sizes)));
    const townships = divisions.filter((below) => below.parentCode === division.code && below.level === 'township');
    for (const township of townships.slice(0, sizes.townships)) {
      windows.push(...(await townshipHall(tx, stage, registrar, township, units, sizes.windows.township)));
    }
    if (division.level === 'county' && sizes.firms !== null) {
      await firmsOf(tx, stage, registrar, division, townships, sizes.firms);
    }
  }
  return { places, windows };
}

async function unitsOf(tx: Tx, stage: Stage, division: Division, sizes: Sizes): Promise<DemoUnits> {
  const level = division.level === 'city' ? '市' : '';
  const wanted: (readonly [string, string])[] = [
    ['office', `${level}优化营商环境办公室`],
    ['discipline', `${level}纪委监委监督检查室`],
    ['petition', `${level}纪委监委信访室`],
    ['centre', `${level}政务服务中心`],
    ...(division.level === 'city' || sizes.everyRole
      ? ([
          ['joint', `${level}优化营商环境局际联席会议办公室`],
          ['justice', `${level}司法局`],
          ['government', `${level}人民政府办公室`],
        ] as const)
      : []),
    ...departmentsOf(division, sizes).map(([key, name]) => [key, `${level}${name}`] as const),
  ];
  const byKey = new Map<string, Uuid>();
  for (const [key, name] of wanted) {
    const full = division.level === 'city' ? `示例·${name}` : `示例·${division.name}${name}`;
    const id = stage.city.outside.uuid();
    const input = { id, name: full, divisionCode: division.code, parentId: null, from: stage.openedOn };
    byKey.set(key, must(await createUnit(tx, stage.city, null, input), `unit ${full}`).id);
  }
  return { divisionCode: division.code, name: division.name, byKey };
}

async function hallOf(
  tx: Tx,
  stage: Stage,
  registrar: Registrar,
  division: Division,
  units: DemoUnits,
  sizes: Sizes,
): Promise<DemoWindow[]> {
  const departments = departmentsOf(division, sizes);
  const each = shareOut(
    division.level === 'city' ? sizes.windows.city : sizes.windows.county,
    departments.map(() => 1),
  );
  const hallId = await aHall(tx, stage, registrar, {
    name: `示例·${division.name}政务服务中心`,
    divisionCode: division.code,
    unitId: unitOf(units, 'centre'),
    address: `${division.name}示例路 1 号`,
  });
  const windows: DemoWindow[] = [];
  for (const [index, [key, , services]] of departments.entries()) {
    for (let n = 0; n < (each[index] ?? 0); n += 1) {
      const service = services[n % services.length] ?? services[0];
      const number = `${String.fromCharCode(65 + index)}${String(n + 1).padStart(2, '0')}`;
      const facts = { hallId, number, name: `${service}窗口`, unitId: unitOf(units, key), services: service };
      windows.push(await aWindow(tx, stage, registrar, facts, division.code));
    }
  }
  return windows;
}

function departmentsOf(division: Division, { departments }: Sizes) {
  return DEPARTMENTS.slice(0, division.level === 'city' ? departments.city : departments.county);
}

async function townshipHall(
  tx: Tx,
  stage: Stage,
  registrar: Registrar,
  township: Division,
  county: DemoUnits,
  count: number,
): Promise<DemoWindow[]> {
  const unitId = stage.city.outside.uuid();
  const name = `示例·${township.name}便民服务中心`;
  const input = {
    id: unitId,
    name,
    divisionCode: township.code,
    parentId: unitOf(county, 'centre'),
    from: stage.openedOn,
  };
  must(await createUnit(tx, stage.city, null, input), `unit ${name}`);
  const hallId = await aHall(tx, stage, registrar, {
    name,
    divisionCode: township.code,
    unitId,
    address: `${township.name}示例街 2 号`,
  });
  const windows: DemoWindow[] = [];
  for (const [index, service] of TOWNSHIP_SERVICES.slice(0, count).entries()) {
    const facts = { hallId, number: `${index + 1}`, name: `${service}窗口`, unitId, services: service };
    windows.push(await aWindow(tx, stage, registrar, facts, township.code));
  }
  return windows;
}

async function firmsOf(
  tx: Tx,
  stage: Stage,
  registrar: Registrar,
  county: Division,
  townships: readonly Division[],
  count: number,
): Promise<void> {
  for (let n = 0; n < count; n += 1) {
    const trade = FIRM_TRADES[(n + Number(county.code.slice(-1).replace(/\D/, '5'))) % FIRM_TRADES.length] ?? '商贸';
    const entity = must(
      await registerEntity(tx, stage.city, registrar, {
        submissionId: stage.city.outside.uuid(),
        facts: {
          uscc: exampleUscc(county.code, n),
          name: `示例${county.name.slice(0, 2)}${trade}有限公司`,
          kind: 'enterprise',
          divisionCode: county.code,
          townshipCode: townships[n]?.code ?? null,
          status: 'active',
          siShang: n === 0,
        },
      }),
      'a firm',
    );
    const place = { kind: 'entity', entityId: entity.id } as const;
    must(
      await issueCode(tx, stage.city, registrar, { submissionId: stage.city.outside.uuid(), place }),
      'a code of a firm',
    );
  }
}

/** A credit code that checks and is nobody's; its subject part begins like those of newly registered firms. */
function exampleUscc(countyCode: string, n: number): string {
  const registrar = /^\d{6}$/.test(countyCode) ? countyCode : '411400';
  const subject = `MA9Y${countyCode.slice(-2).replace(/[A-Z]/g, '9')}${String(n).padStart(2, '0')}`;
  const first17 = `91${registrar}${subject}${orgCheck(subject)}`;
  return first17 + usccCheck(first17);
}

async function aHall(
  tx: Tx,
  stage: Stage,
  registrar: Registrar,
  facts: Readonly<{ name: string; divisionCode: string; unitId: Uuid; address: string }>,
): Promise<Uuid> {
  const opening = {
    submissionId: stage.city.outside.uuid(),
    facts: { ...facts, hours: '工作日 9:00–17:00' },
    openedOn: stage.openedOn,
  };
  return must(await openHall(tx, stage.city, registrar, opening), `hall ${facts.name}`).id;
}

async function aWindow(
  tx: Tx,
  stage: Stage,
  registrar: Registrar,
  facts: Readonly<{ hallId: Uuid; number: string; name: string; unitId: Uuid; services: string }>,
  divisionCode: string,
): Promise<DemoWindow> {
  const { city } = stage;
  const window = must(
    await openWindow(tx, city, registrar, { submissionId: city.outside.uuid(), facts, openedOn: stage.openedOn }),
    `window ${facts.number}`,
  );
  const place = { kind: 'window', windowId: window.id } as const;
  const code = must(await issueCode(tx, city, registrar, { submissionId: city.outside.uuid(), place }), 'a code');
  const { hallId, unitId } = facts;
  return { windowId: window.id, hallId, unitId, divisionCode, codeId: code.id, codeText: code.text };
}

export function unitOf(units: DemoUnits, key: string): Uuid {
  const id = units.byKey.get(key);
  if (id === undefined) throw new Error(`the example city has no ${key} in ${units.name}`);
  return id;
}

export function departmentName(key: string): string {
  return DEPARTMENTS.find(([known]) => known === key)?.[1] ?? '政务服务中心';
}
