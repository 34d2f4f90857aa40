/** Starting templates, in Chinese alone as official papers are; an office may change them in Word. */

import type { Layout, Piece } from '../formats/index.ts';
import type { PaperKind } from './model.ts';

type As = Exclude<Piece['as'], 'table' | 'page'>;
const p = (as: As, text: string): Piece => ({ as, text });
const body = (text: string): Piece => p('body', text);
const page: Piece = { as: 'page' };
const table = (widths: readonly number[], rows: readonly (readonly string[])[], head = false): Piece => ({
  as: 'table',
  widths,
  head,
  rows,
});

const SIGNED: readonly Piece[] = [p('sign', '{发文单位}'), p('seal', '{印章}'), p('date', '{成文日期}')];
const FOUR = [30, 48, 30, 48] as const;
const RELEASED = '{反映内容}';
const DEMANDS = '{诉求}';

/** A notice to the complainant, or to the office that raised the matter. */
function notice(title: string, paragraphs: readonly string[]): Layout {
  return {
    form: 'form',
    title,
    pieces: [
      p('title', title),
      p('number', '{文号}'),
      p('to', '{主送}：'),
      ...paragraphs.map(body),
      body('特此告知。'),
      ...SIGNED,
    ],
  };
}

export const LAYOUTS: Readonly<Record<PaperKind, Layout>> = {
  assignment: {
    form: 'form',
    title: '交办单',
    pieces: [
      p('title', '交　办　单'),
      p('number', '{文号}'),
      table(FOUR, [
        ['事项编号', '{事项编号}', '办理程序', '{办理程序}'],
        ['类别', '{类别}', '收到日期', '{收到日期}'],
        ['所属区划', '{所属区划}', '被反映单位', '{被反映单位}'],
        ['承办单位', '{承办单位}', '协办单位', '{协办单位}'],
        ['交办日期', '{交办日期}', '签收期限', '{签收期限}'],
        ['办理期限', '{办理期限}', '期限依据', '{期限依据}'],
        ['反映内容', RELEASED],
        ['要求答复的事项', DEMANDS],
        ['交办意见', '{交办意见}'],
        ['承办单位签收', '签收人：　　　　　　　　签收日期：　　年　月　日'],
      ]),
      p('note', '反映内容为经审核放行的文字，不含反映人身份。请勿打听、推测反映人。'),
      p('sign', '{发文单位}{印章}'),
      p('date', '{成文日期}'),
    ],
  },
  'supervision-letter': {
    form: 'letter',
    title: '督导函',
    pieces: [
      p('head', '{发文单位}'),
      p('number', '{文号}'),
      p('title', '关于事项 {事项编号} 办理情况的督导函'),
      p('to', '{主送}：'),
      body('事项 {事项编号}（{办理程序}，{类别}）于{前次交办日期}交办，办理期限为{办理期限}。现就有关问题督导如下：'),
      body('{督导内容}'),
      body('请于{回复期限}前书面回复办理情况。依据：{期限依据}。'),
      ...SIGNED,
    ],
  },
  'interview-notice': {
    form: 'letter',
    title: '约谈通知书',
    pieces: [
      p('head', '{发文单位}'),
      p('number', '{文号}'),
      p('title', '约谈通知书'),
      p('to', '{主送}：'),
      body('事项 {事项编号}（{办理程序}，{类别}）的办理情况，需要与贵单位当面沟通。约谈内容如下：'),
      body('{约谈内容}'),
      body('时间：{约谈时间}。地点：{约谈地点}。'),
      body('请主要负责人或者分管负责人按时参加，并在约谈前书面答复参加人员和整改情况。'),
      ...SIGNED,
    ],
  },
  'acceptance-notice': notice('受理告知书', [
    '事项 {事项编号}（{办理程序}，{类别}）已于{受理日期}受理。受理方式：{受理方式}。',
    '办理期限至{办理期限}。依据：{期限依据}。',
  ]),
  'refusal-notice': notice('不予受理告知书', [
    '事项 {事项编号}（{办理程序}，{类别}），经审查，于{决定日期}决定不予受理。',
    '不予受理情形：{不予受理情形}。',
    '理由：{理由}',
    '如对本决定不服，{救济途径}。',
  ]),
  'extension-notice': notice('延期告知书', [
    '事项 {事项编号}（{办理程序}，{类别}），于{决定日期}批准延长办理期限。',
    '延长后的办理期限至{延长后期限}。依据：{期限依据}。',
  ]),
  'result-notice': notice('办理结果告知书', [
    '事项 {事项编号}（{办理程序}，{类别}）已由{承办单位}办理，并经审核。办理情况如下：',
    '{办理情况}',
    '{答复}',
    '请于{评判期限}前，{救济途径}。',
  ]),
  'hand-over-letter': {
    form: 'letter',
    title: '移交函',
    pieces: [
      p('head', '{发文单位}'),
      p('number', '{文号}'),
      p('title', '关于移交事项 {事项编号} 的函'),
      p('to', '{主送}：'),
      body('事项 {事项编号}（{办理程序}，{类别}）经审查，应当由贵单位办理。移交理由：{移交理由}'),
      body('现将该事项移交贵单位，请依法办理。'),
      p('list', '附件：移交登记表'),
      ...SIGNED,
      page,
      p('attachment', '附件'),
      p('title', '移交登记表'),
      table(FOUR, [
        ['移交函文号', '{文号}', '移交日期', '{移交日期}'],
        ['事项编号', '{事项编号}', '类别', '{类别}'],
        ['收到日期', '{收到日期}', '所属区划', '{所属区划}'],
        ['被反映单位', '{被反映单位}', '随附材料', '{材料份数}份'],
        ['内容摘要', RELEASED],
        ['诉求', DEMANDS],
        ['移交理由', '{移交理由}'],
        ['移交单位', '{发文单位}{印章}\n经办人：　　　　　　　　日期：　　年　月　日'],
        ['接收单位', '{主送}\n经办人：　　　　　　　　日期：　　年　月　日'],
      ]),
      p('note', '内容摘要为经审核放行的文字，不含反映人身份。'),
    ],
  },
  bulletin: {
    form: 'paper',
    title: '问题通报',
    pieces: [
      p('head', '{发文单位}'),
      p('number', '{文号}'),
      p('title', '关于{事由}的通报'),
      p('level', '一、基本情况'),
      body('{概况}'),
      p('level', '二、存在问题'),
      body('本次通报问题{问题数}个，详见附件。'),
      p('level', '三、整改要求'),
      body('{要求}'),
      p('list', '附件：问题清单'),
      ...SIGNED,
      page,
      p('attachment', '附件'),
      p('title', '问题清单'),
      table(
        [10, 26, 28, 24, 32, 22, 14],
        [
          ['序号', '事项编号', '责任单位', '类别', '问题', '期限', '状态'],
          ['{#问题}{序号}', '{事项编号}', '{责任单位}', '{类别}', '{问题}', '{办理期限}', '{状态}{/}'],
        ],
        true,
      ),
    ],
  },
  'matter-sheet': {
    form: 'form',
    title: '办理单',
    pieces: [
      p('title', '办　理　单'),
      table(FOUR, [
        ['事项编号', '{事项编号}', '办理程序', '{办理程序}'],
        ['类别', '{类别}', '收到日期', '{收到日期}'],
        ['所属区划', '{所属区划}', '发生地点', '{发生地点}'],
        ['被反映单位', '{被反映单位}', '提出单位', '{提出单位}'],
        ['主办单位', '{主办单位}', '协办单位', '{协办单位}'],
        ['当前环节', '{当前环节}', '现由谁办', '{现由谁办}'],
        ['反映内容', RELEASED],
        ['诉求', DEMANDS],
      ]),
      p('attachment', '期限'),
      table(
        [50, 36, 70],
        [
          ['事项', '截止', '依据'],
          ['{#期限}{事项}', '{截止}', '{依据}{/}'],
        ],
        true,
      ),
      p('attachment', '办理经过'),
      table(
        [32, 38, 28, 58],
        [
          ['日期', '单位', '步骤', '内容'],
          ['{#经过}{日期}', '{单位}', '{步骤}', '{内容}{/}'],
        ],
        true,
      ),
      p('attachment', '签批'),
      table(FOUR, [
        ['拟办意见', '\n\n', '领导批示', '\n\n'],
        ['承办人', '\n', '审核人', '\n'],
      ]),
      p('note', '由{发文单位}{打印人}于{成文日期}打印，内容以打印时打印人可以看到的为限。'),
    ],
  },
};
