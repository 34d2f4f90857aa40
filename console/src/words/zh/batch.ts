/** Words of acts on several matters at once. */

export const batchWords = {
  'batch.button': '{{what}} {{count}} 件',
  'batch.go': '{{what}} {{count}} 件',
  'batch.each': '逐件办理，逐件记入日志。',
  'batch.skipped': '所选事项中另有 {{count}} 件不在这一阶段，不会改动。',
  'batch.result': '已完成 {{done}} 件，未完成 {{refused}} 件。未完成的保持原样。',
  'batch.again': '重试 {{count}} 件',
  'batch.effect.accept': '以下 {{count}} 件将逐件受理，办理期限从今天起算，投诉人会在回执上看到。',
  'batch.effect.dispatch': '以下 {{count}} 件将逐件交给主办单位，等待其签收；签收前可以逐件撤回。',
  'batch.effect.merge':
    '以下 {{count}} 件将逐件并入主件 {{main}}，随主件办理。每位投诉人保留自己的回执和评判；可以逐件取消并办。',
  'batch.fits': '选中 {{of}} 件，{{count}} 件可{{what}}（{{others}} 件不在这一步，或由您自己办理）',
  'batch.fitsAnd': '；',
  'batch.unreleased': '{{count}} 项未放行',
  'batch.unread': '其中 {{count}} 件还有未放行的内容，承办单位只能看到类别。我知道，仍然交办。',
  'batch.eachRespondent': '各交各的被反映单位',
  'batch.bulletin': '制作问题通报',
  'batch.bulletin.subject': '事由',
  'batch.bulletin.subjectHelp': '标题写作“关于〈事由〉的通报”。',
  'batch.bulletin.overview': '基本情况',
  'batch.bulletin.demands': '整改要求',
  'batch.bulletin.about': '列入 {{count}} 件事项。来自群众的只写类别，不写原话；单位提出的写原文。',
  'batch.bulletin.draft': '先做草稿',
  'batch.bulletin.done': '已制作，见发文登记簿',
} as const;
