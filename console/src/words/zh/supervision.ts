/** Words of supervision. */

export const supervisionWords = {
  'menu.supervision': '监督',
  'supervision.watch.contested': '待复核',
  'supervision.watch.overdue': '逾期',
  'supervision.watch.returned': '两次退回',
  'supervision.watch.reclassified': '变更过类别',
  'supervision.watch.reminded': '催办过',
  'supervision.watch.letters': '发过督导函',
  'supervision.watch.unreleased': '已交办未放行',
  'supervision.help.unreleased': '已经交给单位，但投诉人的话或照片还没有放行：单位只能看到类别。',
  'supervision.watch.unanswered': '留言待答复',
  'supervision.help.unanswered': '投诉人留了言，还没有人答复、转达答复或者打通电话。',
  'supervision.watch.silent-judge': '评判人未评判',
  'supervision.help.contested': '投诉人说没有解决的，由监督人员复核。',
  'supervision.help.overdue': '当前期限已过。',
  'supervision.help.returned': '被承办单位退回两次及以上的。',
  'supervision.help.reclassified': '类别被改过的，留意是否借此降格处理。',
  'supervision.help.reminded': '催办后仍未办结的。',
  'supervision.help.letters': '发出督导函后仍未办结的。',
  'supervision.help.silent-judge': '上级评判人逾期未评判的。',
} as const;
