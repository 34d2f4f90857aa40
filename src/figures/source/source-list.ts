/** Figures the city has reported: keys and definitions; the numbers are counted, never written here. */

import type { Lang } from '../../platform/pages/words.ts';

export type SourceUnit =
  | 'count'
  | 'percent'
  | 'rank'
  | 'places'
  | 'days'
  | '100-million-yuan'
  | 'enterprises-a-month'
  | 'traders-a-month';
export type Reported = Readonly<{ key: string; unit: SourceUnit; counts: Readonly<Record<Lang, string>> }>;

const of = (key: string, unit: SourceUnit, zh: string, en: string): Reported => ({ key, unit, counts: { zh, en } });

export const REPORTED: readonly Reported[] = [
  of('windows-coded', 'count', '开着的、贴有有效评议码的服务窗口', 'open service windows with a living code'),
  of(
    'enterprises-coded',
    'count',
    '登记在册、有有效企业服务码的经营主体',
    'registered business entities with a living code',
  ),
  of(
    'scan-reviews',
    'count',
    '扫码评价，不含待认定和因恶意刷分作废的',
    'reviews by scanning, without those held or discarded as malicious',
  ),
  of(
    'complaints-solved',
    'count',
    '投诉人或者评判岗位认定解决的扫码投诉',
    'scan complaints resolved by the complainant’s verdict, or the judge’s',
  ),
  of('entities', 'count', '登记在册、没有注销的经营主体', 'business entities whose registration has not ended'),
  of('entities-growth', 'percent', '经营主体十二个月的增长', 'growth of living entities over twelve months'),
  of('entities-rank', 'rank', '经营主体数在全省的位次', 'rank in the province by number of entities'),
  of('projects', 'count', '当年省、市重点项目', 'provincial and city key projects in the year’s list'),
  of('projects-done', '100-million-yuan', '重点项目完成的投资', 'investment done, summed over the projects'),
  of('projects-share', 'percent', '完成投资占年度计划', 'investment done against the year’s plan'),
  of('leaders', 'count', '牵头负责指标的市级领导', 'city leaders who answer for indicators'),
  of('indicators', 'count', '设有专班的评价指标', 'indicators of the evaluation, each with a task force'),
  of('lead-units-indicators', 'count', '评价指标的牵头单位', 'lead units of indicators'),
  of('problems', 'count', '省评价反馈的问题，一条一账', 'problems in the province’s evaluation feedback'),
  of('evaluation-meetings', 'count', '当年整改会商会', 'consultation meetings on rectification in the year'),
  of('special-surveys', 'count', '当年专项调研', 'special surveys in the year'),
  of('ledger-round-days', 'days', '台账多少天调度一次', 'interval at which the ledger is dispatched'),
  of('lead-units-tasks', 'count', '改革任务的牵头单位', 'units that lead reform tasks'),
  of('tasks', 'count', '分解的改革任务', 'reform tasks assigned'),
  of('duty-units', 'count', '承担职责的单位', 'units with duties'),
  of('duties', 'count', '分解的职责', 'duties assigned'),
  of(
    'sample-enterprises',
    'enterprises-a-month',
    '每月走访的规模以上企业',
    'above-scale enterprises visited in a month',
  ),
  of('sample-traders', 'traders-a-month', '每月走访的个体工商户', 'sole traders visited in a month'),
  of('visit-problems', 'count', '走访中交办的问题', 'problems from visits assigned'),
  of('visit-problems-closed', 'count', '其中办结的', 'of these closed'),
  of('monthly-reports', 'count', '当年编发的月报', 'monthly reports issued in the year'),
  of('bulletins', 'count', '当年编发的问题通报', 'problem bulletins issued in the year'),
  of('symposium-firms', 'count', '市座谈会到会的企业', 'firms at the city’s symposium'),
  of('symposium-requests', 'count', '市座谈会收集的诉求和意见', 'requests and opinions taken at the city’s symposium'),
  of(
    'sector-requests',
    'count',
    '三场行业座谈会收集的诉求和意见',
    'requests and opinions taken at the three sector meetings',
  ),
  of('supervisors', 'count', '在任的特邀监督员', 'special supervisors in office'),
  of('stations', 'count', '监督站点', 'supervision stations'),
  of('supervisor-opinions', 'count', '监督员提出的意见', 'opinions raised by supervisors'),
  of(
    'processes-improved',
    'count',
    '监督员走流程后改进的办事流程',
    'hall processes improved after a supervisor walked them',
  ),
  of(
    'disputes-settled',
    'count',
    '监督员参与化解的政企纠纷',
    'disputes between government and enterprise settled with supervisors',
  ),
  of('cases', 'count', '受理的省平台案件', 'cases accepted from the provincial platform'),
  of('cases-closed', 'count', '其中办结的', 'of these closed'),
  of('cases-open', 'count', '其中正在督办的', 'of these under supervision'),
  of('supervision-letters', 'count', '为案件发出的督办函', 'letters sent to supervise cases'),
  of('case-meetings', 'count', '案件协调会', 'coordination meetings on cases'),
  of('case-consultations', 'count', '案件现场会商', 'on-site consultations on cases'),
  of('media-reports', 'count', '登记的媒体报道', 'media reports recorded'),
  of('cases-recommended', 'count', '向省里推荐的典型案例', 'model cases recommended to the province'),
  of('credit-rank', 'rank', '城市信用监测的全国排名', 'the city’s credit rank in the country'),
  of('credit-rank-change', 'places', '信用排名比一年前的变化', 'places up against a year before'),
  of(
    'loan-disputes',
    'count',
    '法院当年受理的金融借款纠纷',
    'financial-loan disputes accepted by the courts in the year',
  ),
  of('loan-disputes-closed', 'count', '其中办结的', 'of these closed'),
  of('loan-disputes-rate', 'percent', '金融借款纠纷结案率', 'loan disputes closed against accepted'),
  of('loan-disputes-days', 'days', '金融借款纠纷平均审理天数', 'mean days to close a loan dispute'),
];
