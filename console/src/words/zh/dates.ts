/** Words of choosing a day or a run of days. */

export const datesWords = {
  'form.notADay': '日期请写成 2026-11-30 的样子',
  'form.notATime': '时间请写成 09:30 的样子',
  'weekday.0': '日',
  'weekday.1': '一',
  'weekday.2': '二',
  'weekday.3': '三',
  'weekday.4': '四',
  'weekday.5': '五',
  'weekday.6': '六',
  'month.title': '{{year}} 年 {{month}} 月',
  'date.open': '打开日历',
  'date.before': '上个月',
  'date.after': '下个月',
  'range.pick': '日期范围',
  'range.today': '今天',
  'range.week': '本周',
  'range.month': '本月',
  'range.last-month': '上月',
} as const;
