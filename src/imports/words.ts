/** Texts of imports. */

import type { Said } from '../formats/index.ts';
import type { RunState } from './model.ts';

/** Faults of form; kinds add their own. */
export const FORM_REASONS: Readonly<Record<string, Said>> = {
  required: { zh: '不能为空', en: 'must not be empty' },
  garbled: {
    zh: '有乱码：文件的编码认错了，或文件已损坏',
    en: 'garbled text: the encoding was misjudged, or the file is damaged',
  },
  'formula-error': { zh: '公式没有算出结果', en: 'a formula came to nothing' },
  'digits-lost': {
    zh: 'Excel 把它当成数字，末尾几位已经丢失；请把这一列设为“文本”后重填',
    en: 'Excel took it for a number and lost its last digits; set the column to “text” and enter it again',
  },
  'became-date': {
    zh: 'Excel 把它改成了日期或时间；请把这一列设为“文本”后重填',
    en: 'Excel made a date or time of it; set the column to “text” and enter it again',
  },
  'division-perhaps': { zh: '没有这个区划；您是不是指：{{hint}}', en: 'no such division; do you mean {{hint}}' },
  'unit-perhaps': { zh: '没有这个单位；您是不是指：{{hint}}', en: 'no such unit; do you mean {{hint}}' },
  'too-long': { zh: '太长，最多 {{hint}} 个字', en: 'too long, at most {{hint}} characters' },
  'not-a-date': {
    zh: '不是日期；可写成 2024-03-05、2024/3/5 或 2024年3月5日',
    en: 'not a date; write 2024-03-05, 2024/3/5 or 2024年3月5日',
  },
  'not-one-of': { zh: '不在可选的范围内：{{hint}}', en: 'not one of: {{hint}}' },
  'twice-in-file': { zh: '与第 {{hint}} 行重复', en: 'repeats row {{hint}}' },
  'differs-from-row-above': {
    zh: '与第 {{hint}} 行是同一记录，内容却不一致',
    en: 'is the record of row {{hint}}, but says otherwise',
  },
};

export const STATE_WORDS: Readonly<Record<RunState, Said>> = {
  uploading: { zh: '上传中', en: 'uploading' },
  mapping: { zh: '待对应列', en: 'columns to be said' },
  'check-waiting': { zh: '等待试算', en: 'waiting to be tried' },
  checking: { zh: '试算中', en: 'being tried' },
  checked: { zh: '待核对', en: 'to be looked at' },
  'write-waiting': { zh: '等待写入', en: 'waiting to be written' },
  writing: { zh: '写入中', en: 'being written' },
  written: { zh: '已写入', en: 'written' },
  'given-up': { zh: '已放弃', en: 'given up' },
};

/** Texts of the sheets handed out. */
export const SHEET_WORDS = {
  data: { zh: '数据', en: 'data' },
  notes: { zh: '填写说明', en: 'notes' },
  column: { zh: '列', en: 'column' },
  needed: { zh: '必填', en: 'needed' },
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  note: { zh: '说明', en: 'note' },
  example: { zh: '示例', en: 'example' },
  otherNames: { zh: '也认得的表头', en: 'headings also known' },
  choices: { zh: '可填', en: 'one of' },
  reason: { zh: '错误原因', en: 'what is wrong' },
  row: { zh: '原行号', en: 'row' },
  template: { zh: '{{kind}}导入模板', en: 'template: {{kind}}' },
  badRows: { zh: '{{kind}}：有误的行', en: '{{kind}}: bad rows' },
  badLine: {
    zh: '标红的格子请改正后保存，直接把本表再导入即可；“错误原因”和“原行号”两列不会导入。',
    en: 'Correct the red cells and import this sheet again; the columns “what is wrong” and “row” are not imported.',
  },
  wholeRow: { zh: '整行', en: 'the row' },
} as const satisfies Readonly<Record<string, Said>>;

/** Titles of refusals; also shown beside a run that failed. */
export const importsProblemTitles = {
  'import-not-found': { zh: '没有找到这次导入。', en: 'No such import.' },
  'import-kind-not-yours': { zh: '您的岗位不能导入这一类内容。', en: 'Your post may not import records of this kind.' },
  'import-of-another': {
    zh: '这次导入是别人开始的，只有本人可以上传、对列和写入；您可以放弃它，再自己导入一次。',
    en: 'Somebody else began this import: only they upload, match columns and write. You may give it up and begin your own.',
  },
  'import-file-too-large': { zh: '文件太大，最多 400 MB。', en: 'The file is too large; at most 400 MB.' },
  'import-part-wrong': {
    zh: '文件的这一段不完整，请重新上传。',
    en: 'This part of the file is not whole; please upload again.',
  },
  'import-parts-missing': { zh: '文件还没有传完。', en: 'Parts of the file are still missing.' },
  'import-file-gone': {
    zh: '文件已过保存期，请重新上传。',
    en: 'The file was kept long enough and is gone; please upload it again.',
  },
  'import-not-now': {
    zh: '这次导入现在不能这样做，请刷新看看进展。',
    en: 'This cannot be done with the import now; please reload.',
  },
  'import-columns-missing': { zh: '还有必填的列没有对应。', en: 'Columns that are needed have no counterpart yet.' },
  'import-mapping-wrong': {
    zh: '列的对应有误：没有这样的表、行或列，或两项对应了同一列。',
    en: 'The mapping names what is not there, or one column twice.',
  },
  'import-heading-refused': {
    zh: '文件里有不能收的列，文件没有留下。请删去这些列，再上传。',
    en: 'The file has columns that may not be brought in, and was not kept. Take them out and upload it again.',
  },
  'import-has-bad-rows': {
    zh: '有的行不对，什么都没有写入。请更正，或选择只写入正确的行。',
    en: 'Some rows are bad, so nothing was written. Correct them, or choose the good rows only.',
  },
  'import-nothing-to-write': {
    zh: '没有要写入的内容：都已登记，或都有误。',
    en: 'Nothing to write: all of it is registered already, or bad.',
  },
  'import-too-many-rows': { zh: '行数太多，请分成几个文件。', en: 'Too many rows; please split the file.' },
  'import-post-lost': {
    zh: '发起导入的人已不在原岗位，没有写入。',
    en: 'Whoever began the import no longer holds the post; nothing was written.',
  },
  'import-broken': {
    zh: '处理时出错，什么都没有写入。请再试；仍不行请联系运维。',
    en: 'Something broke; nothing was written. Please try again.',
  },
  'sheet-empty': { zh: '文件是空的。', en: 'The file is empty.' },
  'sheet-not-known': { zh: '这不是表格文件。请用 xlsx 或 csv。', en: 'Not a sheet. Please bring an xlsx or a csv.' },
  'sheet-is-old-xls': {
    zh: '这是旧版 xls 文件。请用 Excel 或 WPS 另存为 xlsx 再上传。',
    en: 'An old xls; please save it as xlsx.',
  },
  'sheet-is-protected': {
    zh: '文件有密码。请去掉密码再上传。',
    en: 'The file is protected by a password; please remove it.',
  },
  'sheet-is-web-page': {
    zh: '这其实是网页文件（有的系统这样导出）。请用 Excel 或 WPS 打开后另存为 xlsx。',
    en: 'This is a web page; please open it in Excel and save as xlsx.',
  },
  'sheet-is-ods': { zh: '这是 ods 文件。请另存为 xlsx 再上传。', en: 'An ods file; please save it as xlsx.' },
  'sheet-damaged': { zh: '文件已损坏，读不下去。', en: 'The file is damaged.' },
  'sheet-too-large-inside': {
    zh: '文件解开后大得不正常，已拒绝读取。',
    en: 'The file unpacks to an abnormal size and was refused.',
  },
  'sheet-took-too-long': {
    zh: '文件读得太久，已停下。请另存为新的 xlsx 再上传；仍不行请分成几个文件。',
    en: 'Reading took too long and was stopped. Please save it as a new xlsx, or split the file.',
  },
  'sheets-busy': {
    zh: '正在读的表格太多，请过一两分钟再试。',
    en: 'Too many sheets are being read; please try again in a minute or two.',
  },
  'sheet-has-zeros': {
    zh: '文件里有一段空字节，多半是没有下载完或拷贝中断。请重新取一份，或用 Excel、WPS 打开核对后另存为 xlsx。',
    en: 'Part of the file is zero bytes; it was probably not copied to its end. Please fetch it again, or save it as xlsx.',
  },
  'sheet-too-many-rows': { zh: '行数太多，请分成几个文件。', en: 'Too many rows; please split the file.' },
  'sheet-cell-too-long': { zh: '有一格太长，读不下去。', en: 'A cell is too long to be read.' },
  'sheet-quote-not-closed': {
    zh: '有一个引号没有配对，后面读不下去。',
    en: 'A quotation mark is not closed; nothing after it can be read.',
  },
} as const satisfies Readonly<Record<string, Said>>;
