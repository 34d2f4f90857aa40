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
  'form.addFile': '添加材料',
  'form.fileHelp':
    '照片：JPEG、PNG、WebP，单张 8 MB 以内，位置信息会被去除。文件：PDF、docx、xlsx、pptx、OFD，单份 20 MB 以内，按原样保存，文件名不保存；不收 doc、xls、ppt、wps 等旧格式，也不收带宏、带密码的文件。',
  'form.filesMost': '一次最多 {{most}} 份，这份没有放进去。',
  'form.fileTooLarge': '超过 20 MB，请缩小或分成几份再上传。',
  'form.filesTooLarge': '加上这份超过 20 MB，请先登记，再到事项里补充。',
  'form.done': '已完成：{{what}}',
  'form.laid': '已送签发：{{what}}',
  'form.writtenToUnit': '承办单位会看到这段话。',
  'form.requiredChoice': '请选择“{{label}}”',
  'waiting.for': '等待{{roles}}放行',
  'waiting.or': '或',
  'waiting.asked': '已提请双人复核，放行之前不生效。',
  'waiting.here': '等待双人复核，尚未生效',
} as const;
