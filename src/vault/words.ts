/** What the vault refuses, in words. */

/** Titles of what this slice refuses. */
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
  'same-person': { zh: '不能自己同意自己的申请。', en: 'You cannot agree to your own request.' },
} as const;
