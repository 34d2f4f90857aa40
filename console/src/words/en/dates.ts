/** English: words of choosing a day or a run of days. */

export const datesWords = {
  'form.notADay': 'Write the date as 2026-11-30',
  'form.notATime': 'Write the time as 09:30',
  'weekday.0': 'Su',
  'weekday.1': 'Mo',
  'weekday.2': 'Tu',
  'weekday.3': 'We',
  'weekday.4': 'Th',
  'weekday.5': 'Fr',
  'weekday.6': 'Sa',
  'month.title': '{{year}}-{{month}}',
  'date.open': 'Open the calendar',
  'date.before': 'Month before',
  'date.after': 'Next month',
  'range.pick': 'Range',
  'range.today': 'Today',
  'range.week': 'This week',
  'range.month': 'This month',
  'range.last-month': 'Last month',
} as const;
