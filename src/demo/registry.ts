/** Units, halls, windows, codes and firms of the example city; every name says that it is an example. */

import type { Uuid } from '../kernel/ids.ts';
import { orgCheck, usccCheck } from '../kernel/uscc.ts';
import { createUnit, type Division, divisionTree } from '../people/index.ts';
import { issueCode, openHall, openWindow, type Registrar, registerEntity } from '../places/index.ts';
import type { Tx } from '../platform/db.ts';
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

/** Departments that staff windows: key, name of the unit, what its windows do. */
const DEPARTMENTS = [
  ['market', '市场监督管理局', ['企业开办', '企业变更', '企业注销', '食品经营许可']],
  ['social', '人力资源和社会保障局', ['社保登记', '社保转移', '就业补贴', '职称评审']],
  ['tax', '税务局', ['发票申领', '税务登记', '纳税申报', '税务注销']],
  ['realty', '不动产登记中心', ['首次登记', '转移登记', '抵押登记', '登记资料查询']],
  ['housing', '住房和城乡建设局', ['施工许可', '竣工验收备案', '商品房预售', '公租房申请']],
  ['medical', '医疗保障局', ['参保登记', '异地就医备案', '医疗费报销', '门诊慢性病']],
  ['police', '公安局', ['户籍办理', '身份证', '出入境', '车驾管']],
  ['fund', '住房公积金管理中心', ['公积金提取', '公积金贷款', '缴存登记', '账户转移']],
] as const;
const COUNTY_DEPARTMENTS = 4;
const CITY_WINDOWS_EACH = 7;
const COUNTY_WINDOWS_EACH = 5;
const TOWNSHIPS_EACH = 2;
const TOWNSHIP_SERVICES = ['综合受理', '社保医保', '民政救助', '惠农补贴'];
const FIRMS_EACH = 3;
const FIRM_TRADES = ['纺织', '食品', '机械', '电子', '冷链', '制鞋', '物流', '建材', '农资'];

export async function buildRegistry(tx: Tx, stage: Stage): Promise<DemoRegistry> {
  const divisions = await divisionTree(tx);
  const registrar: Registrar = { divisionCodes: divisions.map((division) => division.code), postId: null };
  const places: DemoUnits[] = [];
  const windows: DemoWindow[] = [];
  const counties = divisions.filter((division) => division.level !== 'township');
  for (const division of counties) {
    const units = await unitsOf(tx, stage, division);
    places.push(units);
    windows.push(...(await hallOf(tx, stage, registrar, division, units)));
    const townships = divisions.filter((below) => below.parentCode === division.code && below.level === 'township');
    for (const township of townships.slice(0, TOWNSHIPS_EACH)) {
      windows.push(...(await townshipHall(tx, stage, registrar, township, units)));
    }
    if (division.level === 'county') await firmsOf(tx, stage, registrar, division, townships);
  }
  return { places, windows };
}

async function unitsOf(tx: Tx, stage: Stage, division: Division): Promise<DemoUnits> {
  const level = division.level === 'city' ? '市' : '';
  const wanted: (readonly [string, string])[] = [
    ['office', `${level}优化营商环境办公室`],
    ['discipline', `${level}纪委监委监督检查室`],
    ['centre', `${level}政务服务中心`],
    ...(division.level === 'city'
      ? ([
          ['joint', '市优化营商环境局际联席会议办公室'],
          ['justice', '市司法局'],
          ['government', '市人民政府办公室'],
        ] as const)
      : []),
    ...DEPARTMENTS.slice(0, division.level === 'city' ? DEPARTMENTS.length : COUNTY_DEPARTMENTS).map(
      ([key, name]) => [key, `${level}${name}`] as const,
    ),
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
): Promise<DemoWindow[]> {
  const city = division.level === 'city';
  const departments = DEPARTMENTS.slice(0, city ? DEPARTMENTS.length : COUNTY_DEPARTMENTS);
  const each = city ? CITY_WINDOWS_EACH : COUNTY_WINDOWS_EACH;
  const hallId = await aHall(tx, stage, registrar, {
    name: `示例·${division.name}政务服务中心`,
    divisionCode: division.code,
    unitId: unitOf(units, 'centre'),
    address: `${division.name}示例路 1 号`,
  });
  const windows: DemoWindow[] = [];
  for (const [index, [key, , services]] of departments.entries()) {
    for (let n = 0; n < each; n += 1) {
      const service = services[n % services.length] ?? services[0];
      const number = `${String.fromCharCode(65 + index)}${String(n + 1).padStart(2, '0')}`;
      const facts = { hallId, number, name: `${service}窗口`, unitId: unitOf(units, key), services: service };
      windows.push(await aWindow(tx, stage, registrar, facts, division.code));
    }
  }
  return windows;
}

async function townshipHall(
  tx: Tx,
  stage: Stage,
  registrar: Registrar,
  township: Division,
  county: DemoUnits,
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
  for (const [index, service] of TOWNSHIP_SERVICES.entries()) {
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
): Promise<void> {
  for (let n = 0; n < FIRMS_EACH; n += 1) {
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

/** A credit code that checks and belongs to nobody: the subject part begins like those of newly registered firms. */
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
