/** Reads rows of an older system's reviews. */

import type { ImportColumn, RowReader } from '../../formats/index.ts';
import { DIVISION_REASONS, divisionColumn, divisionIn, importColumn, judging } from '../../kernel/import-rows.ts';
import { wordKey } from '../../kernel/spelling.ts';
import type { LocalDate } from '../../kernel/time.ts';
import type { Directory } from '../../people/index.ts';
import type { WindowSpot } from '../../places/index.ts';
import { isOurs } from '../province/rules-ours.ts';

export const REVIEW_FIELDS = [
  'source_system',
  'source_ref',
  'window_id',
  'hall_id',
  'unit_id',
  'division_code',
  'grade',
  'at',
] as const;

const GRADE_WORDS = [
  ['5', '非常满意', 'very satisfied', ['5分', '五星', '很满意', '非常好']],
  ['4', '满意', 'satisfied', ['4分', '四星', '好']],
  ['3', '基本满意', 'fair', ['3分', '三星', '一般', '较满意']],
  ['2', '不满意', 'dissatisfied', ['2分', '二星', '差']],
  ['1', '非常不满意', 'very dissatisfied', ['1分', '一星', '很不满意', '非常差']],
] as const;

export const GRADE_CHOICES = GRADE_WORDS.map(([value, zh, en, synonyms]) => ({ value, said: { zh, en }, synonyms }));

const column = (given: Parameters<typeof importColumn>[0]): ImportColumn => importColumn({ required: true, ...given });

export const REVIEW_COLUMNS: readonly ImportColumn[] = [
  column({
    key: 'system',
    said: { zh: '来源系统', en: 'source system' },
    synonyms: ['系统名称', '来源', '数据来源'],
    max: 60,
    note: { zh: '原系统的名称，全表一致', en: 'name of the older system, the same throughout' },
    example: '原好差评系统',
  }),
  column({
    key: 'ref',
    said: { zh: '原编号', en: 'its number' },
    synonyms: ['评价编号', '编号', '流水号', '记录编号', '评价流水号', '业务流水号'],
    as: 'code',
    note: {
      zh: '原系统里的唯一编号；“来源系统＋原编号”识别同一条',
      en: 'its own mark there; with the system it makes a review known',
    },
    example: 'HCP-2025-000001',
  }),
  divisionColumn({
    required: false,
    note: { zh: '大厅名称全市唯一时可不填', en: 'may be empty where the hall’s name is the only one' },
  }),
  column({
    key: 'hall',
    said: { zh: '大厅名称', en: 'hall' },
    synonyms: ['大厅', '政务服务大厅', '办事大厅', '服务大厅', '中心名称'],
    note: { zh: '已登记的大厅', en: 'a registered hall' },
    example: '睢阳区政务服务中心',
  }),
  column({
    key: 'number',
    said: { zh: '窗口编号', en: 'window number' },
    synonyms: ['窗口号', '窗口', '窗口号码'],
    max: 20,
    mark: true,
    note: { zh: '已登记的窗口', en: 'a registered window' },
    example: 'A01',
  }),
  column({
    key: 'grade',
    said: { zh: '评价等级', en: 'grade' },
    synonyms: ['评价结果', '满意度', '评价', '评分', '星级', '等级'],
    max: 20,
    as: 'choice',
    choices: GRADE_CHOICES,
    note: { zh: '从下拉列表中选', en: 'one of the list' },
    example: '非常满意',
  }),
  column({
    key: 'at',
    said: { zh: '评价时间', en: 'when' },
    synonyms: ['评价日期', '提交时间', '时间', '日期', '评议时间'],
    max: 40,
    as: 'moment',
    note: { zh: '如 2025-03-05 09:30；只有日期也可以', en: 'such as 2025-03-05 09:30; a date alone will do' },
    example: '2025-03-05 09:30',
  }),
];

export const REVIEW_REASONS = {
  ...DIVISION_REASONS,
  'hall-unknown': {
    zh: '没有这个大厅，或全市不止一个同名（请填区划）',
    en: 'no such hall, or more than one (give the division)',
  },
  'window-unknown': { zh: '这个大厅没有这个窗口', en: 'this hall has no such window' },
  'not-yet': { zh: '时间晚于现在', en: 'later than now' },
  'not-older': {
    zh: '本市从这个月起已有自己的评价，旧系统的只接收更早的月份',
    en: 'the city has reviews of its own since this month; an older system’s are of the months before',
  },
  ours: {
    zh: '这是本市自己报出去的评价，不能再收回来',
    en: 'it left this city as one of ours; it is not taken back',
  },
  'came-from-province': {
    zh: '这条评价已经作为省好差评收到，不重复计',
    en: 'came in as a review of the province; it is not counted twice',
  },
  'recorded-otherwise': {
    zh: '这条评价已经导入过，等级是 {{hint}}；已导入的评价不能改',
    en: 'was brought in before with grade {{hint}}; what was brought in is not changed',
  },
} as const;

export type KnownWindows = Readonly<{
  cityCode: string;
  directory: Directory;
  reach: ReadonlySet<string>;
  /** Windows of the importer's divisions, open ones first. */
  windows: readonly WindowSpot[];
  /** `YYYY-MM-DD HH:MM`, city time. */
  now: string;
  /** Day before which they must have been given: they never share a month with the city's own. */
  before: LocalDate | undefined;
}>;

export function reviewReader({ cityCode, directory, reach, windows, now, before }: KnownWindows): RowReader {
  const halls = Map.groupBy(windows, ({ hallName }) => wordKey(hallName));
  return judging((cells, complain) => {
    const { system = '', ref = '', division = '', hall = '', number = '', grade = '', at = '' } = cells;
    const area = divisionIn({ directory, reach }, division, complain);
    if (isOurs(cityCode, system, ref)) complain('system', 'ours');
    if (at > now) complain('at', 'not-yet');
    else if (before !== undefined && at >= before) complain('at', 'not-older');
    const isSought = hall !== '' && number !== '' && (division === '' || area !== undefined);
    const spot = isSought ? find(area?.code) : undefined;
    return {
      key: `${system} / ${ref}`,
      label: `${hall} ${number}`,
      facts: {
        source_system: system,
        source_ref: ref,
        window_id: spot?.windowId ?? '',
        hall_id: spot?.hallId ?? '',
        unit_id: spot?.unitId ?? '',
        division_code: spot?.divisionCode ?? '',
        grade,
        at,
      },
    };

    function find(code: string | undefined): WindowSpot | undefined {
      const named = (halls.get(wordKey(hall)) ?? []).filter(
        ({ divisionCode }) => code === undefined || divisionCode === code,
      );
      if (new Set(named.map(({ hallId }) => hallId)).size !== 1) return complain('hall', 'hall-unknown');
      return named.find((window) => wordKey(window.number) === wordKey(number)) ?? complain('number', 'window-unknown');
    }
  });
}
