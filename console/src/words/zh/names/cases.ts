/** Written by `npm run gen`: change what it is written from. */

export const casesNames = {
  "head.cases.age": "总时长",
  "head.cases.category": "类别",
  "head.cases.division": "区划",
  "head.cases.due": "期限",
  "head.cases.entered": "录入日期",
  "head.cases.entryDue": "录入期限",
  "head.cases.ground": "管辖依据",
  "head.cases.lead": "承办单位",
  "head.cases.marks": "标记",
  "head.cases.no": "事项",
  "head.cases.phase": "阶段",
  "head.cases.place": "地点",
  "head.cases.procedure": "程序",
  "head.cases.received": "收到日期",
  "head.cases.reference": "省平台编号",
  "head.cases.respondent": "被反映单位",
} as const;
