/** Words of the vault's refusals. */

export const vaultProblemTitles = {
  'not-entitled': {
    zh: '您现在的岗位无权查看身份信息。',
    en: 'Your present post may not look at identities.',
  },
  'conflict-of-interest': {
    zh: '您与被反映单位有任职关系（含最近一年），不能查看。',
    en: 'You hold or in the last year held a post tied to the unit complained about.',
  },
  'nothing-sealed': { zh: '当事人没有留下这项信息。', en: 'The complainant left no such information.' },
  'identity-erased': { zh: '身份信息已销毁。', en: 'The identity has been destroyed.' },
  'needs-second-person': {
    zh: '检举控告的身份须两人共同查看，请先提出申请。',
    en: 'The identity behind a discipline lead takes two persons; please ask first.',
  },
  'one-person-suffices': { zh: '这类事项无须第二人同意。', en: 'This kind of matter needs no second person.' },
  'request-not-found': { zh: '没有找到这个查看申请。', en: 'No such request.' },
  'request-not-approved': { zh: '查看申请尚未获得同意。', en: 'The request has not been agreed to.' },
  'request-differs': {
    zh: '要查看的内容与申请的不一致。',
    en: 'What you want to see is not what was asked for.',
  },
  'request-spent': { zh: '这个申请已经用过一次。', en: 'This request has been used once already.' },
  'request-expired': {
    zh: '同意已超过 72 小时，请重新申请。',
    en: 'The consent is older than 72 hours; please ask again.',
  },
  'request-already-decided': { zh: '这个申请已有人答复。', en: 'Somebody has answered this request already.' },
  'data-request-not-found': { zh: '没有找到这个个人信息请求。', en: 'No such request.' },
  'data-request-closed': { zh: '这个请求已经答复。', en: 'This request has been answered.' },
  'not-identified': {
    zh: '没有核实是本人，只能不予办理并说明理由。',
    en: 'Who is asking could not be established; it can only be refused, with reasons.',
  },
  'nothing-to-compare': {
    zh: '这件事项没有留下姓名或电话，无从核对；请本人出示回执。',
    en: 'No name or number was left, so there is nothing to compare; please ask for the receipt.',
  },
  'compared-too-often': {
    zh: '三十天内已核对失败三次，只能凭回执登记。',
    en: 'Three comparisons failed within thirty days; only the receipt will do now.',
  },
  'wrong-answer': { zh: '这种答复不适用于这类请求。', en: 'That does not answer a request of this kind.' },
  'copy-by-receipt-only': {
    zh: '检举控告的副本，只能由本人凭回执在查询页下载。',
    en: 'A copy of a discipline lead is had with the receipt alone, on the tracking page.',
  },
  'receipt-wrong': { zh: '回执号或密码不对。', en: 'The receipt number or pass is wrong.' },
  'receipt-waits': { zh: '输错次数多，请稍等再试。', en: 'Too many wrong passes; please wait a little.' },
  'phone-unusable': { zh: '电话号码不对。', en: 'That is no usable phone number.' },
  'contact-unchanged': { zh: '与现有联系方式相同，没有改动。', en: 'It is the same as before; nothing was changed.' },
  'same-person': { zh: '不能自己同意自己的申请。', en: 'You cannot agree to your own request.' },
} as const;
