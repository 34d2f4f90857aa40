/** Words of what is told by mail and by message: a number and a link at most. */

import { defineWords } from '../../platform/pages/words.ts';

export const tellingWords = defineWords({
  zh: {
    'people.mail.subject': '码上：有 {{n}} 件事项等您处理',
    'people.mail.text':
      '有 {{n}} 件事项等您处理，请登录查看：\n{{link}}\n\n这封信每天最多一封，不含事项内容。系统自动发出，请不要回复。',
    'people.telling.message': '您有待办事项，请登录码上办理。',
    'people.telling.not-mobile': '请填写 11 位手机号。',
    'people.telling.not-offered': '本市没有开通这种方式。',
    'people.telling.same-times': '起止时间不能相同。',
    'people.telling.half': '请把起止时间都选上，或者都不选。',
  },
  en: {
    'people.mail.subject': 'Mashang: {{n}} matters wait for you',
    'people.mail.text':
      '{{n}} matters wait for you; please sign in:\n{{link}}\n\nAt most one letter a day, with nothing of any matter in it. Sent by a program; please do not answer.',
    'people.telling.message': 'Something waits for you in Mashang; please sign in.',
    'people.telling.not-mobile': 'Please enter a mobile number of 11 digits.',
    'people.telling.not-offered': 'The city does not offer this way.',
    'people.telling.same-times': 'The hours must differ.',
    'people.telling.half': 'Choose both hours, or none.',
  },
});
