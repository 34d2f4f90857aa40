/** The categories a new city starts with: reasons, kinds of complaint, grounds. Dated data, each with its legal basis. */

import { CATEGORIES_SQ } from './categories-sq.ts';
import type { Category, CategoryKind, ListedCategory } from './model.ts';

type Given = Pick<Category, 'code' | 'name'> & Partial<Pick<Category, 'serviceFault' | 'discipline' | 'evidence'>>;

function all(kind: CategoryKind, basis: string, verified: boolean, given: readonly Given[]): Category[] {
  return given.map((category) => ({
    kind,
    basis,
    verified,
    serviceFault: false,
    discipline: false,
    evidence: null,
    ...category,
  }));
}

const reviewReasons = all(
  'bad-review-reason',
  '豫“放管服”组办〔2019〕5号：承诺履行、服务态度、申请材料、办事效率、跑趟次数、服务机制、勤政廉洁分项评价',
  false,
  [
    { code: 'BR01', name: { zh: '服务态度不好', en: 'Unfriendly' }, serviceFault: true },
    { code: 'BR02', name: { zh: '办事太慢', en: 'Too slow' }, serviceFault: true },
    { code: 'BR03', name: { zh: '没有按承诺办', en: 'Promise not kept' }, serviceFault: true },
    {
      code: 'BR04',
      name: { zh: '要的材料多、没有一次说清', en: 'Too many papers, not told at once' },
      serviceFault: true,
    },
    { code: 'BR05', name: { zh: '来回跑了多趟', en: 'Had to come several times' }, serviceFault: true },
    { code: 'BR06', name: { zh: '业务不熟、说不清楚', en: 'Did not know the matter' }, serviceFault: true },
    { code: 'BR07', name: { zh: '排队久、窗口没人', en: 'Long queue, nobody at the window' }, serviceFault: true },
    { code: 'BR08', name: { zh: '不廉洁、刁难', en: 'Dishonest or obstructive' }, discipline: true },
    { code: 'BR09', name: { zh: '其他', en: 'Other' }, serviceFault: true },
  ],
);

const serviceFaults = all('complaint', '国办发〔2019〕51号及河南省“好差评”分项：窗口服务问题', false, [
  { code: 'SV01', name: { zh: '服务态度差', en: 'Bad manners' }, serviceFault: true },
  {
    code: 'SV02',
    name: { zh: '上班时间窗口没人、脱岗', en: 'Nobody at the window in office hours' },
    serviceFault: true,
  },
  { code: 'SV03', name: { zh: '没有一次性告知、多次补材料', en: 'Not told everything at once' }, serviceFault: true },
  { code: 'SV04', name: { zh: '答复错误、业务不熟', en: 'Wrong information' }, serviceFault: true },
  { code: 'SV05', name: { zh: '让人来回跑、排队过久', en: 'Needless trips or queues' }, serviceFault: true },
  { code: 'SV06', name: { zh: '设施、指引不便', en: 'Poor facilities or directions' }, serviceFault: true },
]);

const findings = all('finding', '本市设定，未见上位规定', false, [
  { code: 'FN01', name: { zh: '服务态度、工作纪律', en: 'Manners and discipline at work' }, serviceFault: true },
  { code: 'FN02', name: { zh: '办事流程、材料、时限', en: 'Steps, papers, time taken' }, serviceFault: true },
  { code: 'FN03', name: { zh: '大厅和窗口的设施、指引', en: 'Facilities and directions' }, serviceFault: true },
  { code: 'FN04', name: { zh: '惠企政策没有落实', en: 'A policy for businesses not carried out' } },
  { code: 'FN05', name: { zh: '涉企检查、收费、罚款', en: 'Inspections, fees, fines' } },
  {
    code: 'FN06',
    name: { zh: '拖欠企业账款', en: 'Payments owed to a business' },
    evidence: { zh: '合同、结算单或者其他证明账款的材料', en: 'Contract, account or other proof of the debt' },
  },
  { code: 'FN07', name: { zh: '评价指标反映的问题', en: 'A problem an indicator shows' } },
  { code: 'FN08', name: { zh: '其他', en: 'Other' } },
]);

const refusals = all('refusal-ground', '参照鄂州市、天门市营商环境投诉办法的不予受理情形', false, [
  { code: 'RF01', name: { zh: '经营主体之间的民事纠纷', en: 'A civil dispute between businesses' } },
  { code: 'RF02', name: { zh: '对象或者事项不属于受理范围', en: 'Body or matter out of scope' } },
  {
    code: 'RF03',
    name: { zh: '已进入复议、诉讼、信访或者纪检程序并被受理', en: 'Already before another authority that accepted it' },
  },
  { code: 'RF04', name: { zh: '已申请仲裁或者已有仲裁裁决', en: 'Arbitration asked for or decided' } },
  { code: 'RF05', name: { zh: '复议、诉讼已依法终结', en: 'Reconsideration or litigation lawfully ended' } },
  { code: 'RF06', name: { zh: '属于治安、刑事案件', en: 'A case for the police' } },
  { code: 'RF07', name: { zh: '因不可抗力造成', en: 'Caused by force majeure' } },
  {
    code: 'RF08',
    name: { zh: '同一事项、同一理由，已经办结', en: 'Same matter, same grounds, already finished' },
  },
  { code: 'RF09', name: { zh: '依法应由其他机关处理', en: 'The law gives it to another body' } },
]);

const terminations = all('termination-ground', '参照鄂州市营商环境投诉办法的终止情形', false, [
  { code: 'TM01', name: { zh: '双方和解，投诉人撤回', en: 'Settled and withdrawn' } },
  {
    code: 'TM02',
    name: {
      zh: '投诉人就同一事项申请仲裁、复议或者起诉',
      en: 'Complainant went to arbitration, reconsideration or court',
    },
  },
  {
    code: 'TM03',
    name: { zh: '投诉人无正当理由不配合调查，致使无法查清', en: 'Complainant will not help, without good reason' },
  },
  { code: 'TM04', name: { zh: '被投诉对象或者事项已不存在', en: 'The body or the matter no longer exists' } },
]);

const suspensions = all('suspension-reason', '本市设定，未见上位规定', false, [
  {
    code: 'SU01',
    name: { zh: '须以法院、仲裁或者其他机关的决定为依据', en: 'Depends on a decision of a court or another authority' },
    evidence: { zh: '该案件或者事项已受理的文书', en: 'A paper showing that it is pending there' },
  },
  {
    code: 'SU02',
    name: { zh: '正在鉴定、检测、检验、评估', en: 'An expert opinion or test is under way' },
    evidence: { zh: '委托书或者受理单', en: 'The commission or its receipt' },
  },
  {
    code: 'SU03',
    name: { zh: '等待投诉人补充必要材料', en: 'Waiting for papers only the complainant has' },
    evidence: { zh: '通过回执发出的补充通知', en: 'The notice sent through the receipt' },
  },
  {
    code: 'SU04',
    name: { zh: '不可抗力', en: 'Force majeure' },
    evidence: { zh: '有关部门的公告或者证明', en: 'An announcement or certificate' },
  },
]);

/** Why a unit at work proposes another one. */
const reroutings = all('rerouting-ground', '本市设定，未见上位规定', false, [
  { code: 'RR01', name: { zh: '不属于本单位职责', en: 'Not a duty of this unit' } },
  { code: 'RR02', name: { zh: '不在本单位管辖的区域', en: 'Outside the area of this unit' } },
  { code: 'RR03', name: { zh: '职责已经划转给其他单位', en: 'The duty has passed to another unit' } },
  { code: 'RR04', name: { zh: '查明后主要事实由其他单位负责', en: 'Found to be mainly the doing of another unit' } },
]);

/** Grounds on which a body deals with a case, or hands it over. */
const jurisdictions = all('jurisdiction-ground', '豫政办〔2024〕67号：提级、地域、职能、指定管辖', false, [
  { code: 'JU01', name: { zh: '提级管辖', en: 'Raised to the level above' } },
  { code: 'JU02', name: { zh: '地域管辖', en: 'By territory' } },
  { code: 'JU03', name: { zh: '职能管辖', en: 'By function' } },
  { code: 'JU04', name: { zh: '指定管辖', en: 'By designation' } },
]);

/** Why a request about one's own data may be refused (个人信息保护法 44–50); each has its own article. */
const dataRefusals = [
  {
    basis: '《个人信息保护法》第五十条；参照 GB/T 35273—2020 第8.7条：先核验身份再办理',
    given: { code: 'PD01', name: { zh: '无法核实是不是本人', en: 'Who is asking could not be established' } },
  },
  {
    basis: '《个人信息保护法》第四十四条：限于本人的个人信息',
    given: { code: 'PD02', name: { zh: '请求的不是本人的个人信息', en: "It is somebody else's data" } },
  },
  {
    basis: '《个人信息保护法》第四十七条第一款：处理目的尚未实现的，不属于应当删除的情形',
    given: { code: 'PD03', name: { zh: '事项还在办理，办理离不开这些信息', en: 'The matter is running and needs it' } },
  },
  {
    basis: '《个人信息保护法》第四十七条第二款：法律、行政法规规定的保存期限未届满',
    given: { code: 'PD04', name: { zh: '依法保全，解除前不能删除', en: 'Preserved by law until the hold is lifted' } },
  },
  {
    basis: '《个人信息保护法》第四十七条第二款；《档案法》：应当归档的材料按期保管',
    given: { code: 'PD05', name: { zh: '法定保存期限没有届满', en: 'A statutory term of keeping is not over' } },
  },
  {
    basis: '《个人信息保护法》第四十五条第一款、第十八条第一款、第三十五条',
    given: { code: 'PD06', name: { zh: '法律规定应当保密或者告知会妨碍履职', en: 'The law demands secrecy' } },
  },
].flatMap(({ basis, given }) => all('data-refusal-ground', basis, false, [given]));

/** What a complainant is asked when they are called back about an answer; their replies are no verdict. */
const callBackQuestions = all('call-back-question', '本市设定，未见上位规定', false, [
  { code: 'CB01', name: { zh: '反映的问题解决了吗', en: 'Has what was reported been resolved?' } },
  { code: 'CB02', name: { zh: '对办理结果满意吗', en: 'Is the complainant satisfied with the result?' } },
  { code: 'CB03', name: { zh: '工作人员态度好吗', en: 'Were the staff courteous?' } },
]);

export const STARTING_CATEGORIES: readonly Category[] = [
  ...reviewReasons,
  ...serviceFaults,
  ...CATEGORIES_SQ.flatMap(({ item, ...given }) =>
    all('complaint', `《商丘市优化营商环境条例》第三十四条第（${item}）项`, true, [given]),
  ),
  ...findings,
  ...refusals,
  ...terminations,
  ...suspensions,
  ...reroutings,
  ...jurisdictions,
  ...dataRefusals,
  ...callBackQuestions,
];

/** The list of a kind as it is kept. */
export function startingList(kind: CategoryKind): readonly ListedCategory[] {
  return STARTING_CATEGORIES.filter((category) => category.kind === kind).map(({ kind: _, ...listed }) => listed);
}
