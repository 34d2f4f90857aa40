/** Words of the guide through the example city. */

import { defineWords } from '../../platform/pages/words.ts';

export const guideWords = defineWords({
  zh: {
    'guide.title': '五分钟走一遍',
    'guide.lead':
      '这是示例城市，里面的人和事都是虚构的。您先当一回来办事的人，扫码说一句不满意；再依次换到五个岗位，看这件事怎样办到底。',
    'guide.step': '第 {{n}} 步',
    'guide.scan.title': '扫码评议',
    'guide.scan.text':
      '用手机扫下面的码，或者直接打开评议页。点“非常不满意”，选原因，写一句话，加一张照片，勾上“我要一个答复”。记下回执号和查询码。',
    'guide.scan.open': '打开评议页',
    'guide.scan.qr': '评议页的二维码',
    'guide.scan.no-phone': '手机连不到这台机器，请直接打开评议页。',
    'guide.dispatch.title': '放行、交办',
    'guide.dispatch.text':
      '最上面一件就是您刚才的。打开它，放行原话和照片（能认出人的地方先盖住），交办给窗口的进驻单位。',
    'guide.handle.title': '承办单位办理',
    'guide.handle.text': '在待办里打开它，签收，提交办理结果。找找是谁说的、几点说的：这里没有。',
    'guide.check.title': '审核',
    'guide.check.text': '看承办单位做了什么，审核通过。',
    'guide.verdict.title': '由您评判',
    'guide.verdict.text': '用回执号和查询码打开您的事项，看办理结果，说“没有解决”。',
    'guide.verdict.open': '用回执查询',
    'guide.redo.title': '监督',
    'guide.redo.text':
      '不满意的事项到了监督人员这里，责令原单位重办。再办理、审核一遍，您再说“解决了”，这件事才算办结。',
    'guide.see.title': '看得见的结果',
    'guide.see.text': '大屏马上看得到刚办结的事项。记录每十分钟封存一次，谁都可以核对。',
    'guide.see.seals': '核对封存',
    'guide.open': '打开{{desk}}的工作台',
    'guide.no-accounts': '演示账号的文件已不在数据文件夹里，请自行登录控制台。',
    'guide.sign-in': '登录控制台',
    'guide.more': '公开页',
    'guide.refused.title': '打不开这个岗位',
    'guide.refused.text':
      '这个演示账号的密码已被改过，或者加了动态验证码，或者刚有人多次输错。请稍后再试，或者自行登录。',
    'guide.unsent.title': '没有发出的提醒和回传',
    'guide.unsent.lead':
      '示例城市里，没有接通的邮件、短信、即时通讯和省平台回传不会真的发出。这里是本来会发出的，每种方式最近 20 条，收件人已遮盖；回传连同时间、签名和正文，和接通后送出的一字不差。正式运行没有这一页。',
    'guide.unsent.none': '还没有。',
    'guide.unsent.mail': '邮件',
    'guide.unsent.sms': '短信',
    'guide.unsent.messenger': '即时通讯',
    'guide.unsent.program': '省平台回传',
    'guide.unsent.body': '正文（{{n}} 字节）',
  },
  en: {
    'guide.title': 'Five minutes through the city',
    'guide.lead':
      'This is an example city; its people and events are invented. First you are somebody who came to a window and was not content. Then you sit down at five desks and see it put right.',
    'guide.step': 'Step {{n}}',
    'guide.scan.title': 'Scan and rate',
    'guide.scan.text':
      'Scan this code with a phone, or open the page here. Touch “very dissatisfied”, choose why, write a line, add a photo, ask for an answer. Note the receipt number and its pass.',
    'guide.scan.open': 'Open the rating page',
    'guide.scan.qr': 'QR code of the rating page',
    'guide.scan.no-phone': 'A phone cannot reach this machine; open the page here.',
    'guide.dispatch.title': 'Release and dispatch',
    'guide.dispatch.text':
      'The first line is yours. Open it, release words and photo (black out what gives a person away), dispatch it to the unit that staffs the window.',
    'guide.handle.title': 'The unit handles it',
    'guide.handle.text':
      'Open it from the desk, sign for it, submit what was done. Look for who said it, or when: it is not there.',
    'guide.check.title': 'Check',
    'guide.check.text': 'See what the unit did, and approve.',
    'guide.verdict.title': 'You judge',
    'guide.verdict.text':
      'Open your matter with receipt number and pass, read the result, say that it is not resolved.',
    'guide.verdict.open': 'Track with the receipt',
    'guide.redo.title': 'Supervision',
    'guide.redo.text':
      'What is not resolved comes to a supervisor, who orders a redo. Handle and check once more, say that it is resolved, and the matter is closed.',
    'guide.see.title': 'See the result',
    'guide.see.text':
      'The wall screen shows at once what was closed. The record is sealed every ten minutes, for anybody to check.',
    'guide.see.seals': 'Check the seals',
    'guide.open': 'Open the desk: {{desk}}',
    'guide.no-accounts':
      'The file of example sign-ins is no longer in the data folder; sign in to the console yourself.',
    'guide.sign-in': 'Sign in to the console',
    'guide.more': 'Public page',
    'guide.refused.title': 'This desk cannot be opened',
    'guide.refused.text':
      'The password of this example account was changed, or it has a second factor, or somebody mistyped it several times. Try again later, or sign in yourself.',
    'guide.unsent.title': 'What was not sent',
    'guide.unsent.lead':
      'An example city sends nothing by mail, SMS or messenger, and tells no provincial platform, that is not connected. These are the last 20 of each way it would have sent, people masked; what a platform is told stands with its time, its signature and its body, byte for byte as it would leave. A real city has no such page.',
    'guide.unsent.none': 'Nothing yet.',
    'guide.unsent.mail': 'Mail',
    'guide.unsent.sms': 'SMS',
    'guide.unsent.messenger': 'Messenger',
    'guide.unsent.program': 'Told to the provincial platform',
    'guide.unsent.body': 'Body ({{n}} bytes)',
  },
});
