/** Examples raised by offices: a finding of a visit, a problem of an evaluation, a payment that is owed. */

import { makeBulletin, numberShown } from '../documents/index.ts';
import { addDays, type LocalDate } from '../kernel/time.ts';
import { actOnMatter, type By, type CommandInput, type RegisterMatter, registerMatter } from '../matters/index.ts';
import type { Actor } from '../people/index.ts';
import { inTransaction } from '../platform/postgres/db.ts';
import type { Cast } from './people.ts';
import { type DemoRegistry, type DemoWindow, unitOf } from './registry.ts';
import { must, type PlayStage } from './stage.ts';
import { leadOf, officeOf, type Photos } from './stories.ts';

type Raised = Pick<RegisterMatter, 'procedure' | 'categoryCode' | 'words' | 'demands'> &
  Readonly<{
    daysAgo: number;
    /** Handle date of its list, in days from the present. */
    dueInDays?: number;
    withPhoto: boolean;
    /** Words of the bulletin it is accepted with. */
    bulletin?: Readonly<{ subject: string; overview: string; demands: string }>;
    /** How far office and unit come with it. */
    until: 'registered' | 'signed';
  }>;

const RAISED: readonly Raised[] = [
  {
    procedure: 'visit-finding',
    categoryCode: 'FN02',
    words: '示例：走访三家企业，都说办变更登记要来回跑，窗口没有给一次性告知单。',
    demands: ['示例：每个窗口备好一次性告知单', '示例：一周内把告知内容贴到取号机旁'],
    daysAgo: 11,
    withPhoto: true,
    bulletin: {
      subject: '窗口一次性告知有关问题',
      overview: '近期走访企业，了解到个别窗口办理变更登记时没有一次性告知，企业来回跑。（示例）',
      demands: '请责任单位核实整改，举一反三。（示例）',
    },
    until: 'signed',
  },
  {
    procedure: 'evaluation-problem',
    categoryCode: 'FN07',
    words: '示例：“获得用水用气”指标反馈：报装环节仍有纸质材料重复提交。',
    demands: ['示例：取消重复提交的材料'],
    daysAgo: 9,
    dueInDays: 21,
    withPhoto: false,
    until: 'signed',
  },
  {
    procedure: 'payment-arrears',
    categoryCode: 'FN06',
    words: '示例：某镇 2024 年道路维修工程款，合同已履行完毕，尚欠企业 18.6 万元。',
    demands: ['示例：拿出还款时间表'],
    daysAgo: 4,
    withPhoto: true,
    until: 'registered',
  },
];

export async function raiseByOffices(
  stage: PlayStage,
  cast: Cast,
  registry: DemoRegistry,
  window: DemoWindow,
  photos: Photos,
  day: LocalDate,
): Promise<void> {
  for (const raised of RAISED.filter(({ daysAgo }) => addDays(stage.lastDay, -daysAgo) === day)) {
    await raise(stage, cast, registry, window, photos, raised);
  }
}

async function raise(
  stage: PlayStage,
  cast: Cast,
  registry: DemoRegistry,
  window: DemoWindow,
  photos: Photos,
  { daysAgo: _, dueInDays, withPhoto, bulletin, until, ...said }: Raised,
): Promise<void> {
  const { city } = stage;
  const office = await officeOf(stage, registry, window.divisionCode);
  const place = registry.places.find(({ divisionCode }) => divisionCode === office);
  if (place === undefined) throw new Error(`the example city has no office in ${office}`);
  const { lead, other } = leadOf(registry, office, unitOf(place, 'market'));
  const matterId = city.outside.uuid();
  const registered = await inTransaction(city.db, (tx) =>
    registerMatter(tx, city, {
      ...said,
      matterId,
      submissionId: city.outside.uuid(),
      divisionCode: office,
      respondentUnitId: lead,
      place: { kind: 'none' },
      files: withPhoto ? [photos.before] : [],
      contact: null,
      wantsReceipt: false,
      lang: 'zh',
      at: city.outside.now(),
      raiser: cast.actor('dispatcher', office),
      namedUnitId: other,
      ...(dueInDays === undefined ? {} : { handleOn: addDays(stage.lastDay, dueInDays) }),
    }),
  );
  must(registered, `a matter of ${said.procedure}`);
  if (until === 'registered') return;
  const act = async (by: By, command: CommandInput) => {
    const acted = await inTransaction(city.db, (tx) => actOnMatter(tx, city, by, matterId, null, command));
    must(acted, `${command.type} of ${said.procedure}`);
  };
  const post = (actor: Actor): By => ({ kind: 'post', actor });
  const dispatcher = cast.actor('dispatcher', office);
  if (bulletin !== undefined) {
    const order = { id: city.outside.uuid(), isDraft: false, matterIds: [matterId], words: bulletin };
    const made = await inTransaction(city.db, (tx) => makeBulletin(tx, city, dispatcher, order));
    const number = numberShown(must(made, 'a bulletin').number);
    await act(post(dispatcher), { type: 'accept-by-record', record: `通报${number}` });
  }
  await act(post(dispatcher), { type: 'dispatch', lead, assisting: [], note: null });
  await act(post(cast.actor('handler', office, lead)), { type: 'sign' });
}
