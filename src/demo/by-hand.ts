/** Examples registered by hand: by telephone, letter and visit, through the hotline and from above. */

import type { Uuid } from '../kernel/ids.ts';
import { addDays, type LocalDate } from '../kernel/time.ts';
import type { Actor } from '../people/index.ts';
import type { City } from '../platform/city.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import { registerByHand, type Source } from '../registering/index.ts';
import type { Cast } from './people.ts';
import { type DemoRegistry, type DemoWindow, unitOf } from './registry.ts';
import { must, type PlayStage } from './stage.ts';
import { officeOf } from './stories.ts';

type Came = Readonly<{
  source: Source;
  procedure: string;
  categoryCode: string;
  words: string;
  demands: string;
  name: string;
  phone: string;
  /** Whether a receipt can be given. */
  receipt: boolean;
  /** Where they asked to be told of news by SMS. */
  noticePhone?: string;
  about: 'window' | 'market';
  daysAgo: number;
  /** Days until it was registered. */
  lay?: Readonly<{ days: number; why: string }>;
}>;

const CAME: readonly Came[] = [
  {
    source: 'phone',
    procedure: 'scan-complaint',
    categoryCode: 'SQ18',
    words: '示例：来电人说上午十点到窗口，等到十一点半没有人叫号，工作人员说系统在升级，没有贴通知。',
    demands: '示例：说明当天窗口为什么没有人\n示例：系统升级提前贴通知',
    name: '示例·王女士',
    phone: '13900000001',
    receipt: true,
    noticePhone: '13900000001',
    about: 'window',
    daysAgo: 6,
  },
  {
    source: 'letter',
    procedure: 'scan-complaint',
    categoryCode: 'SQ02',
    words: '示例：来信反映变更登记已经在网上交过的章程和决议，窗口又要求打印盖章再交一遍。',
    demands: '示例：能在系统里查到的材料不再收纸质件',
    name: '',
    phone: '',
    receipt: false,
    about: 'market',
    daysAgo: 8,
    lay: { days: 5, why: 'in-transit' },
  },
  {
    source: 'visit',
    procedure: 'request',
    categoryCode: 'SQ21',
    words: '示例：来访人的食品经营许可下周到期，系统提示材料不全，又看不出缺哪一份，请帮忙问清楚。',
    demands: '示例：一次说清缺什么材料',
    name: '示例·李先生',
    phone: '13900000002',
    receipt: true,
    about: 'market',
    daysAgo: 3,
  },
  {
    source: 'hotline',
    procedure: 'opinion',
    categoryCode: 'SQ21',
    words: '示例：热线转办工单：市民建议大厅午间安排一个综合窗口，上班的人只有中午能来。',
    demands: '',
    name: '',
    phone: '13900000003',
    receipt: true,
    about: 'window',
    daysAgo: 2,
  },
  {
    source: 'superior',
    procedure: 'scan-complaint',
    categoryCode: 'SQ08',
    words: '示例：上级交办：一家企业一个月内被同一科室上门检查三次，检查时没有出示检查计划。',
    demands: '示例：核实三次检查的依据和计划',
    name: '',
    phone: '',
    receipt: false,
    about: 'market',
    daysAgo: 1,
  },
];

export async function registerWhatCame(
  stage: PlayStage,
  cast: Cast,
  registry: DemoRegistry,
  window: DemoWindow,
  day: LocalDate,
): Promise<void> {
  const { city } = stage;
  for (const came of CAME.filter(({ daysAgo }) => addDays(stage.lastDay, -daysAgo) === day)) {
    const office = await officeOf(stage, registry, window.divisionCode);
    const place = registry.places.find(({ divisionCode }) => divisionCode === office);
    if (place === undefined) throw new Error(`the example city has no office in ${office}`);
    const { about, receipt, lay, daysAgo: _, ...said } = came;
    const fields = {
      ...said,
      receivedOn: addDays(day, -(lay?.days ?? 0)),
      lateReason: lay?.why ?? '',
      receipt: receipt ? 'yes' : 'no',
      ...(about === 'window'
        ? { about, windowId: window.windowId }
        : { about: 'unit', unitId: unitOf(place, 'market') }),
    };
    await registerForm(city, cast.actor('dispatcher', office), fields, `a matter that came as ${came.source}`);
  }
}

/** Registers by hand what a form with these fields says. @param what names it where it is refused */
export async function registerForm(
  city: City,
  by: Actor,
  said: Readonly<Record<string, string>>,
  what: string,
): Promise<Uuid> {
  const fields: typeof said = { ...said, submissionId: city.outside.uuid() };
  const sent = {
    field: (name: string) => fields[name] ?? '',
    all: (name: string) => [fields[name] ?? ''].filter((value) => value !== ''),
  };
  const done = await inTransaction(city.db, (tx) =>
    registerByHand(tx, city, by, { sent, files: [], lang: 'zh', sms: true }),
  );
  return must(done, what).matterId;
}
