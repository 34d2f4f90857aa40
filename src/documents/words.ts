/** Texts of papers: names, and why one cannot be made or a template is refused. */

import type { TemplateFlaw } from '../formats/index.ts';
import { defineWords, type Lang, speak } from '../platform/pages/words.ts';
import type { DocumentsProblem, PaperKind } from './model.ts';

export const documentsWords = defineWords({
  zh: {
    'documents.kind.assignment': '交办单',
    'documents.kind.supervision-letter': '督导函',
    'documents.kind.interview-notice': '约谈通知书',
    'documents.kind.acceptance-notice': '受理告知书',
    'documents.kind.refusal-notice': '不予受理告知书',
    'documents.kind.extension-notice': '延期告知书',
    'documents.kind.result-notice': '办理结果告知书',
    'documents.kind.hand-over-letter': '移交函（附移交登记表）',
    'documents.kind.bulletin': '问题通报（附问题清单）',
    'documents.kind.matter-sheet': '办理单',
    'documents.state.draft': '草稿',
    'documents.state.issued': '已制发',
    'documents.state.void': '已作废',
    'documents.flaw.place-unknown': '没有“{{name}}”这个占位符。',
    'documents.flaw.place-unknown.near': '没有“{{name}}”这个占位符，是不是“{{near}}”？',
    'documents.flaw.place-missing': '缺少占位符“{{name}}”，这类文书必须有它。',
    'documents.flaw.list-not-closed': '清单“{{name}}”没有结束，请在最后写上 {/}。',
    'documents.flaw.list-not-opened': '{/} 前面没有开始的清单。',
    'documents.flaw.list-as-text': '“{{name}}”是清单，请写成 {#{{name}}} … {/}。',
    'documents.flaw.text-as-list': '“{{name}}”不是清单，请去掉 #。',
    'documents.flaw.row-place-outside': '“{{name}}”只能写在清单“{{list}}”里。',
    'documents.flaw.brace-alone': '这一段的花括号没有成对：“{{text}}”。',
    'documents.template.own': '程序自带',
  },
  en: {
    'documents.kind.assignment': 'Assignment slip',
    'documents.kind.supervision-letter': 'Supervision letter',
    'documents.kind.interview-notice': 'Summons to an interview',
    'documents.kind.acceptance-notice': 'Notice of acceptance',
    'documents.kind.refusal-notice': 'Notice of refusal',
    'documents.kind.extension-notice': 'Notice of extension',
    'documents.kind.result-notice': 'Notice of the result',
    'documents.kind.hand-over-letter': 'Hand-over letter with its register',
    'documents.kind.bulletin': 'Bulletin of problems with its list',
    'documents.kind.matter-sheet': 'Sheet of the matter',
    'documents.state.draft': 'Draft',
    'documents.state.issued': 'Issued',
    'documents.state.void': 'Void',
    'documents.flaw.place-unknown': 'There is no placeholder “{{name}}”.',
    'documents.flaw.place-unknown.near': 'There is no placeholder “{{name}}”; perhaps “{{near}}”?',
    'documents.flaw.place-missing': 'The placeholder “{{name}}” is missing; papers of this kind must have it.',
    'documents.flaw.list-not-closed': 'The list “{{name}}” does not end; write {/} after it.',
    'documents.flaw.list-not-opened': 'No list was begun before this {/}.',
    'documents.flaw.list-as-text': '“{{name}}” is a list; write {#{{name}}} … {/}.',
    'documents.flaw.text-as-list': '“{{name}}” is no list; leave out the #.',
    'documents.flaw.row-place-outside': '“{{name}}” can stand in the list “{{list}}” alone.',
    'documents.flaw.brace-alone': 'The braces of this paragraph are not in pairs: “{{text}}”',
    'documents.template.own': 'Came with the program',
  },
});

export function paperKindName(lang: Lang, kind: PaperKind): string {
  return documentsWords[lang][`documents.kind.${kind}`];
}

/** A flaw of a template as a sentence; braces that quote the template stay. */
export function flawInWords(lang: Lang, flaw: TemplateFlaw): string {
  const say = speak(documentsWords, lang);
  if (flaw.kind === 'place-unknown') {
    const { name, near } = flaw;
    return near === null
      ? say('documents.flaw.place-unknown', { name })
      : say('documents.flaw.place-unknown.near', { name, near });
  }
  const { kind, ...named } = flaw;
  return say(`documents.flaw.${kind}`, named);
}

export const documentsProblemTitles: Readonly<
  Record<Exclude<DocumentsProblem['kind'], 'submission-reused'>, Readonly<Record<Lang, string>>>
> = {
  'paper-not-found': { zh: '没有这份文书，或者您不能看。', en: 'No such paper, or it is not yours to see.' },
  'paper-not-offered': {
    zh: '这件事项现在不能由您的单位制作这份文书。',
    en: 'Your office cannot make this paper of this matter now.',
  },
  'paper-already-issued': {
    zh: '这一步已经制发过文书；要重做，请先作废那一份。',
    en: 'A paper of this step was issued already; void that one first.',
  },
  'paper-not-draft': { zh: '这份文书不是草稿。', en: 'This paper is no draft.' },
  'paper-not-issued': { zh: '这份文书已经作废。', en: 'This paper is void already.' },
  'paper-erased': {
    zh: '这份文书的内容已随事项的个人信息一并销毁，只留文号和校验值。',
    en: 'What lay in this paper was destroyed with the personal data of its matter; number and hash are left.',
  },
  'paper-of-matters-unseen': {
    zh: '通报里有您看不到全文的事项，或检举控告事项，请去掉后再做。',
    en: 'Among the matters is one you do not see in full, or a lead on discipline; leave it out.',
  },
  'template-not-found': { zh: '没有这个模板。', en: 'No such template.' },
  'template-in-the-past': { zh: '启用日期不能早于今天。', en: 'It cannot hold from before today.' },
  'template-same': { zh: '与现在最新的模板完全一样。', en: 'It is the same as the latest template.' },
  'template-missing': { zh: '请选择一个 Word 文件（.docx）。', en: 'Please choose a Word file (.docx).' },
  'template-not-docx': {
    zh: '只能用 Word 文件（.docx）；旧的 .doc 请另存为 .docx。',
    en: 'Only Word files (.docx); save an old .doc as .docx first.',
  },
  'template-damaged': {
    zh: '这个文件打不开，请在 Word 里重新保存后再传。',
    en: 'This file cannot be read; save it again in Word.',
  },
  'template-too-large': {
    zh: '模板太大：文件不超过 2 MB，内容不超过几十页。',
    en: 'The template is too large: 2 MB and some dozens of pages at most.',
  },
  'template-has-macros': {
    zh: '模板里有宏，不能使用；请另存为不带宏的 .docx。',
    en: 'The template has macros and cannot be used; save it as .docx without them.',
  },
  'template-reaches-outside': {
    zh: '模板引用了外部文件或网址，不能使用；请去掉链接。',
    en: 'The template refers to files or addresses outside; take the links out.',
  },
  'template-has-pictures': {
    zh: '模板里不能有图片、文本框或嵌入的文件：印章不能用图片，别的 PDF 里也画不出来。',
    en: 'No pictures, text boxes or embedded files: a seal must not be a picture, and the PDF would not show the rest.',
  },
  'template-has-code': {
    zh: '模板里只能有页码和日期的域，请去掉别的域。',
    en: 'Fields of page numbers and dates alone can be used; take the others out.',
  },
  'template-wrong': { zh: '模板里的占位符有误，请看下面的说明。', en: 'The placeholders are not right; see below.' },
};
