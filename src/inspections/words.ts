/** Words of inspections. */

import { defineWords, type Lang } from '../platform/pages/words.ts';

export const inspectionsWords = defineWords({
  zh: {
    'inspections.power.own': '行政机关（法定职权）',
    'inspections.power.authorised': '法律、法规授权组织',
    'inspections.power.entrusted': '受委托组织',
    'inspections.level.province': '省级',
    'inspections.level.city': '市级',
    'inspections.level.county': '县（市、区）级',
    'inspections.level.township': '乡镇（街道）级',
    'inspections.standing.in-force': '有效',
    'inspections.standing.coming': '未到生效日',
    'inspections.standing.ended': '已失效',
  },
  en: {
    'inspections.power.own': 'organ with power of its own',
    'inspections.power.authorised': 'authorised by law or regulation',
    'inspections.power.entrusted': 'entrusted by an organ',
    'inspections.level.province': 'province',
    'inspections.level.city': 'city',
    'inspections.level.county': 'county',
    'inspections.level.township': 'township',
    'inspections.standing.in-force': 'in force',
    'inspections.standing.coming': 'not yet in force',
    'inspections.standing.ended': 'ended',
  },
});

export const inspectionsProblemTitles: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {};
