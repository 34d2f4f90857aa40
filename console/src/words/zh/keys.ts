/** Words of the keys of outside systems. */

export const keyWords = {
  'keys.title': '接口密钥',
  'keys.about': '外部系统凭密钥代群众和企业提交（Open311）。密钥只能提交，不能查看事项；说明见 /open311。',
  'keys.name': '接入系统',
  'keys.purpose': '用途',
  'keys.hint': '末四位',
  'keys.issuedAt': '签发时间',
  'keys.lastUsed': '最近使用',
  'keys.never': '未使用',
  'keys.week': '{{date}} 那一周',
  'keys.living': '有效',
  'keys.revoked': '{{at}} 作废：{{reason}}',
  'keys.issue': '签发密钥',
  'keys.issueHelp': '密钥只显示一次，系统只保存摘要。请当面或用安全方式交给接入系统的负责人。',
  'keys.divisionHelp': '只能为这个区划内的窗口和企业提交。',
  'keys.issued': '密钥已签发',
  'keys.once': '只显示这一次，关闭后无法再查看；丢失了只能作废重发。',
  'keys.shownBefore': '这次签发已经显示过密钥。没有收好的，请作废后重新签发。',
  'keys.stored': '已收好',
  'keys.revoke': '作废',
  'keys.revokeHelp': '作废后立即不能再提交，不可恢复。已提交的事项照常办理。',
} as const;
