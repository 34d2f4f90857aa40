/** Words of the daily mail: a number and a link. */

import { defineWords } from '../../platform/pages/words.ts';

export const mailWords = defineWords({
  zh: {
    'people.mail.subject': '码上：有 {{n}} 件事项等您处理',
    'people.mail.text':
      '有 {{n}} 件事项等您处理，请登录查看：\n{{link}}\n\n这封信每天最多一封，不含事项内容。系统自动发出，请不要回复。',
  },
  en: {
    'people.mail.subject': 'Mashang: {{n}} matters wait for you',
    'people.mail.text':
      '{{n}} matters wait for you; please sign in:\n{{link}}\n\nAt most one letter a day, with nothing of any matter in it. Sent by a program; please do not answer.',
  },
});
