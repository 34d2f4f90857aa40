/** Texts that explain a date. */

import { defineWords } from '../../platform/pages/words.ts';

export const trackWhyWords = defineWords({
  zh: {
    'matters.track.why': '为什么是这一天？',
    'matters.track.why.count.working-day': '从{{from}}的下一天算起，数满 {{amount}} 个工作日。',
    'matters.track.why.count.calendar-day': '从{{from}}的下一天算起，数满 {{amount}} 天。最后一天是休息日就顺延。',
    'matters.track.why.basis': '依据：{{basis}}',
    'matters.track.why.days': '日期',
    'matters.track.why.what': '怎么算',
    'matters.track.why.counted': '算 {{days}} 天',
    'matters.track.why.skipped': '不算',
    'matters.track.why.rolled-over': '休息日，顺延',
    'matters.track.why.rolled-to': '顺延到这天',
    'matters.track.why.weekend': '周末',
    'matters.track.why.make-up': '调休上班',
  },
  en: {
    'matters.track.why': 'Why that date?',
    'matters.track.why.count.working-day': 'Counted from the day after {{from}}: {{amount}} working days.',
    'matters.track.why.count.calendar-day':
      'Counted from the day after {{from}}: {{amount}} days. A last day that is a rest day moves on.',
    'matters.track.why.basis': 'Basis: {{basis}}',
    'matters.track.why.days': 'Days',
    'matters.track.why.what': 'Counted?',
    'matters.track.why.counted': '{{days}} counted',
    'matters.track.why.skipped': 'not counted',
    'matters.track.why.rolled-over': 'rest day, moves on',
    'matters.track.why.rolled-to': 'moved to this day',
    'matters.track.why.weekend': 'weekend',
    'matters.track.why.make-up': 'make-up working day',
  },
});
