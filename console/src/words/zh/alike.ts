/** Words of matters that may be one. */

export const alikeWords = {
  'menu.duplicates': '重复事项',
  'alike.help':
    '同一类别、同一单位或场所的在办事项中，文字相近的放在一起。只是提示，请看过原文再决定；系统不会自动并办。',
  'alike.compared': '比对了 {{count}} 件在办事项。',
  'alike.empty': '没有发现文字相近的在办事项。',
  'alike.title': '{{count}} 件文字相近的事项',
  'alike.why': '相同之处：{{what}}。文字相似度 {{alike}}：两件事项共有的相邻字对所占比例。',
  'alike.why.category': '类别“{{name}}”',
  'alike.why.respondent': '被反映单位“{{name}}”',
  'alike.why.place': '窗口“{{name}}”',
  'alike.main': '主件',
  'alike.setMain': '设为主件',
  'alike.choose': '并入主件',
  'alike.merge': '并办 {{count}} 件',
  'alike.nothingToMerge': '只有待受理的事项可以并入。这一组里没有可以并入的事项，可以交给同一个单位办理。',
  'alike.noMain': '这一组里没有可以作为主件的事项。',
  'alike.marked': '底色标出的是与主件相同的文字。',
  'alike.said.none': '没有文字，或已删除。',
} as const;
