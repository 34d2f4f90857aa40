/** RFC 9457 problem details: one shape for everything an API route refuses. */

import { z } from 'zod';
import type { Lang } from '../pages/words.ts';

export const problemSchema = z
  .looseObject({
    type: z.string().describe('/problems/<kind>'),
    title: z.string().describe('One sentence in the language of the request'),
    status: z.int(),
    instance: z.string().describe('Request id, for the operator'),
    detail: z.string().optional(),
    errors: z
      .array(z.object({ path: z.string().describe('Field, or row and column'), message: z.string() }))
      .optional(),
  })
  .meta({ id: 'Problem' });

export type ProblemBody = z.infer<typeof problemSchema>;

type Titles = Readonly<Record<string, Readonly<Record<Lang, string>>>>;

const titles: Record<string, Readonly<Record<Lang, string>>> = {
  'bad-request': { zh: '请求有误，请检查后再试。', en: 'The request cannot be understood.' },
  'invalid-input': {
    zh: '有内容填写不正确，请看下面的说明。',
    en: 'Some of what was entered is not right; see below.',
  },
  'not-signed-in': { zh: '请先登录。', en: 'Please sign in.' },
  forbidden: { zh: '您现在的岗位不能做这件事。', en: 'Your present post may not do this.' },
  'foreign-origin': {
    zh: '这个请求来自别的网站，已被拒绝。',
    en: 'This request came from another site and was refused.',
  },
  'not-found': { zh: '没有找到。', en: 'Not found.' },
  'too-large': { zh: '内容太大，放不下。', en: 'Too large.' },
  'unsupported-type': { zh: '不支持这种格式。', en: 'This format is not supported.' },
  'too-many': { zh: '操作太频繁，请稍后再试。', en: 'Too many requests; please wait a little.' },
  'photo-too-large': {
    zh: '图片超过 8 MB，请换一张小一点的。',
    en: 'The photo is larger than 8 MB; choose a smaller one.',
  },
  'photo-not-allowed': { zh: '只能用 JPEG、PNG 或 WebP 图片。', en: 'Only JPEG, PNG or WebP photos.' },
  'photo-moving': { zh: '动图放不了，请截一张图再上传。', en: 'Moving pictures cannot be used; upload a still one.' },
  'photo-too-many-pixels': {
    zh: '图片的像素太多了，请缩小或分成几张再上传。',
    en: 'The photo has too many pixels; make it smaller or cut it into several.',
  },
  'photo-cut-off': {
    zh: '图片文件不完整，结尾缺了一截，请重新保存或换一张。',
    en: 'The file is incomplete: its end is missing. Save it again or choose another.',
  },
  'photo-broken': { zh: '这张图片打不开，请换一张。', en: 'This photo cannot be read; please choose another.' },
  'upload-busy': {
    zh: '同时上传的人太多，请过一会儿再传。',
    en: 'Many files are being read; try again in a moment.',
  },
  'photo-missing': { zh: '请选择一张图片。', en: 'Please choose a photo.' },
  'file-empty': { zh: '文件是空的，请换一份。', en: 'The file is empty; choose another.' },
  'document-too-large': {
    zh: '文件超过 20 MB，请缩小或分成几份再上传。',
    en: 'The file is larger than 20 MB; make it smaller or cut it into several.',
  },
  'files-too-large': {
    zh: '一次一共最多 20 MB，请少放几份；登记以后还可以在事项里补充材料。',
    en: 'A form carries 20 MB of files in all; leave some out and add them to the matter afterwards.',
  },
  'document-not-allowed': {
    zh: '只能用照片（JPEG、PNG、WebP）、PDF、docx、xlsx、pptx、OFD。看的是文件内容，改后缀名没有用。',
    en: 'Only photos (JPEG, PNG, WebP), PDF, docx, xlsx, pptx or OFD. The content is looked at; another name does not help.',
  },
  'document-old': {
    zh: '旧格式（doc、xls、ppt、wps、et、dps）和加了密码的文件放不了，请另存为 PDF 或不加密的 docx、xlsx、pptx。',
    en: 'Old formats (doc, xls, ppt, wps) and files under a password cannot be used; save it as PDF, or as docx, xlsx or pptx without a password.',
  },
  'document-macros': {
    zh: '文件里有宏或控件，请另存为不带宏的 docx、xlsx、pptx，或者导出为 PDF。',
    en: 'The file holds macros or controls; save it as docx, xlsx or pptx without macros, or export it as PDF.',
  },
  'document-broken': {
    zh: '文件不完整或已损坏，请重新保存或换一份。',
    en: 'The file is incomplete or broken; save it again or choose another.',
  },
  'pdf-cut-off': {
    zh: 'PDF 不完整，结尾缺了一截，请重新保存或换一份。',
    en: 'The PDF is incomplete: its end is missing. Save it again or choose another.',
  },
  'pdf-locked': {
    zh: 'PDF 加了密码或权限，请先去掉，再上传。',
    en: 'The PDF is under a password or permissions; take them off first.',
  },
  'pdf-active': {
    zh: 'PDF 里有脚本、表单程序或打开时自动执行的动作，请“打印为 PDF”后再上传。',
    en: 'The PDF holds scripts, a form that acts, or something done on opening; print it to a PDF and upload that.',
  },
  overloaded: { zh: '系统繁忙，请稍后再试。', en: 'The system is busy; please try again shortly.' },
  broken: { zh: '系统出错了，您填写的内容没有丢。请稍后再试。', en: 'Something broke on our side; please try again.' },
};

/** Adds the titles of a slice's problems; called once, by the composition root. */
export function addProblemTitles(more: Titles): void {
  Object.assign(titles, more);
}

/** What a kind of problem is called, where it is said at a field instead of above the form. */
export function problemTitle(lang: Lang, kind: string): string {
  return titles[kind]?.[lang] ?? kind;
}

export function problemBody(
  lang: Lang,
  status: number,
  requestId: string,
  problem: Readonly<{ kind: string; detail?: string; errors?: ProblemBody['errors']; [extra: string]: unknown }>,
): ProblemBody {
  const { kind, ...rest } = problem;
  const title = titles[kind]?.[lang] ?? titles[status === 404 ? 'not-found' : 'bad-request']?.[lang] ?? kind;
  return { ...rest, type: `/problems/${kind}`, title, status, instance: requestId };
}
