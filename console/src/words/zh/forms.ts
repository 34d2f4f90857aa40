/** Words of every form: what is asked for, what waits for a second person. */

export const formsWords = {
  'form.chooseFile': '选择文件',
  'field.reason': '理由',
  'field.lead': '主办单位',
  'field.note': '交办要求',
  'field.text': '内容',
  'field.optionalLabel': '{{label}}（选填）',
  'form.draftKept': '已恢复您上次未提交的内容。',
  'form.dropDraft': '清除',
  'form.required': '请填写“{{label}}”',
  'form.choose': '请选择',
  'form.addPhoto': '添加照片',
  'form.photoHelp': 'JPEG、PNG、WebP 或 HEIC，单张不超过 8 MB；位置信息会被去除。',
  'form.done': '已完成：{{what}}',
  'form.writtenToUnit': '承办单位会看到这段话。',
  'form.writtenToHolder': '现在办理的单位或岗位会看到这段话。',
  'form.requiredChoice': '请选择“{{label}}”',
  'waiting.for': '等待{{roles}}放行',
  'waiting.or': '或',
  'waiting.asked': '已提请双人复核，放行之前不生效。',
  'waiting.here': '等待双人复核，尚未生效',
} as const;
