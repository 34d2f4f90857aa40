/** 商丘市优化营商环境条例 (in force 2020-04-30) art. 34: the 21 acts that harm the business environment, shortened. */

type Act = Readonly<{
  /** Number of the item in the article. */
  item: string;
  code: string;
  name: Readonly<{ zh: string; en: string }>;
  serviceFault?: boolean;
  discipline?: boolean;
}>;

export const CATEGORIES_SQ: readonly Act[] = [
  {
    item: '一',
    code: 'SQ01',
    name: { zh: '应进驻政务服务大厅没有进驻', en: 'Service not moved into the hall' },
    serviceFault: true,
  },
  {
    item: '二',
    code: 'SQ02',
    name: { zh: '能共享核验的信息要求重复提交', en: 'Asks again for data it can fetch' },
    serviceFault: true,
  },
  {
    item: '三',
    code: 'SQ03',
    name: { zh: '违法设许可、继续实施已取消的许可', en: 'Unlawful or abolished licence demanded' },
  },
  {
    item: '四',
    code: 'SQ04',
    name: { zh: '材料齐全却没有按时办结', en: 'Papers complete, not finished in time' },
    serviceFault: true,
  },
  { item: '五', code: 'SQ05', name: { zh: '指定、强制接受中介服务', en: 'Forces an intermediary on you' } },
  { item: '六', code: 'SQ06', name: { zh: '不兑现政策承诺、不履行合同', en: 'Breaks a policy promise or contract' } },
  { item: '七', code: 'SQ07', name: { zh: '重大执法决定未经法制审核', en: 'Major decision without legal review' } },
  { item: '八', code: 'SQ08', name: { zh: '检查不按程序、妨碍经营', en: 'Inspection against procedure' } },
  { item: '九', code: 'SQ09', name: { zh: '罚款不按程序标准、随意罚款', en: 'Arbitrary fine' } },
  { item: '十', code: 'SQ10', name: { zh: '应从轻、减轻、免罚而没有', en: 'No lighter or no exemption though due' } },
  { item: '十一', code: 'SQ11', name: { zh: '未经法定程序要求停工停产停业', en: 'Ordered to stop without procedure' } },
  {
    item: '十二',
    code: 'SQ12',
    name: { zh: '不该查封、扣押、冻结、责令停产停业而实施', en: 'Needless sealing, seizure, freezing or closure' },
  },
  { item: '十三', code: 'SQ13', name: { zh: '由非执法人员执法', en: 'Enforcement by non-officers' } },
  {
    item: '十四',
    code: 'SQ14',
    name: { zh: '索取、收受财物，谋取非法利益', en: 'Asks for or takes money or gifts' },
    discipline: true,
  },
  { item: '十五', code: 'SQ15', name: { zh: '泄露商业秘密', en: 'Leaks trade secrets' } },
  { item: '十六', code: 'SQ16', name: { zh: '清单之外收费、擅自提高收费', en: 'Fee outside the list' } },
  {
    item: '十七',
    code: 'SQ17',
    name: { zh: '清单之外收保证金、到期不退', en: 'Deposit outside the list or not returned' },
  },
  {
    item: '十八',
    code: 'SQ18',
    name: { zh: '不受理、推诿、敷衍、拖延', en: 'Refuses, shirks or delays' },
  },
  {
    item: '十九',
    code: 'SQ19',
    name: { zh: '滥用职权、玩忽职守、粗暴执法', en: 'Abuse, neglect or rough enforcement' },
    discipline: true,
  },
  {
    item: '二十',
    code: 'SQ20',
    name: { zh: '徇私舞弊、索贿受贿', en: 'Favouritism or bribery' },
    discipline: true,
  },
  {
    item: '二十一',
    code: 'SQ21',
    name: { zh: '其他损害营商环境的行为', en: 'Other harm to the business environment' },
  },
];
