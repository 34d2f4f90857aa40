/** The register of papers and the list of templates, as sheets. */

import { column, type ListSheet } from '../formats/index.ts';
import { speak } from '../platform/pages/words.ts';
import type { Paper, PaperNumber, Template } from './model.ts';
import { documentsWords, paperKindName } from './words.ts';

export function numberShown(number: PaperNumber | null): string | null {
  return number === null ? null : `〔${number.year}〕${number.nth}号`;
}

type Inside = 'matterId' | 'madeOn' | 'madeAt' | 'madeByName' | 'voidReason' | 'dataHash';
/** A line of the register. One that is not `open` has null for what its reader may not see. */
export type RegisterLine = Pick<Paper, 'id' | 'kind' | 'state' | 'number' | 'unitId'> &
  Readonly<{ [Key in Inside]: Paper[Key] | null }> &
  Readonly<{ matterNumber: string | null; unitName: string; open: boolean }>;
export type TemplateLine = Template & Readonly<{ inForce: boolean }>;

export const registerSheet: ListSheet<RegisterLine> = {
  name: 'papers',
  zh: '发文登记簿',
  en: 'Register of papers',
  columns: [
    column.text('number', '文号', 'Number', (paper) => numberShown(paper.number), { width: 16 }),
    column.text('kind', '文书', 'Paper', (paper, lang) => paperKindName(lang, paper.kind), { width: 26 }),
    column.text('state', '状态', 'State', (paper, lang) =>
      speak(documentsWords, lang)(`documents.state.${paper.state}`),
    ),
    column.text('matter', '事项编号', 'Matter', (paper) => paper.matterNumber, { width: 20 }),
    column.text('unit', '发文单位', 'Issued by', (paper) => paper.unitName, { width: 28 }),
    column.moment('made', '制作时间', 'Made', (paper) => paper.madeAt),
    column.text('by', '制作人', 'Made by', (paper) => paper.madeByName),
    column.text('reason', '作废原因', 'Why void', (paper) => paper.voidReason, { width: 30 }),
    column.text('hash', '校验值', 'Hash', (paper) => paper.dataHash, { width: 66 }),
  ],
};

export const templatesSheet: ListSheet<TemplateLine> = {
  name: 'paper-templates',
  zh: '文书模板',
  en: 'Templates of papers',
  columns: [
    column.text('kind', '文书', 'Paper', (template, lang) => paperKindName(lang, template.kind), { width: 26 }),
    column.whole('version', '版本', 'Version', (template) => template.version),
    column.day('from', '启用日期', 'In force from', (template) => template.from),
    column.text('inForce', '现行', 'In force', (template, lang) =>
      template.inForce ? (lang === 'zh' ? '现行' : 'in force') : null,
    ),
    column.text(
      'by',
      '上传人',
      'Brought by',
      (template, lang) => template.madeByName ?? documentsWords[lang]['documents.template.own'],
    ),
    column.text('note', '说明', 'Note', (template) => template.note, { width: 40 }),
    column.text('hash', '校验值', 'Hash', (template) => template.hash, { width: 66 }),
  ],
};
