/** Texts of refusals: one sentence a person can act on. */

import type { Lang } from '../platform/pages/words.ts';
import type { NamingProblem } from './desk/actions-named.ts';
import type { MatterProblem } from './loop/model-commands.ts';

type Kind =
  | MatterProblem['kind']
  | Exclude<NamingProblem['kind'], 'not-found'>
  | 'submission-reused'
  | 'file-missing'
  | 'matter-full'
  | 'too-many-streams';

export const mattersProblemTitles: Readonly<Record<Kind, Readonly<Record<Lang, string>>>> = {
  'wrong-phase': { zh: '事项现在的阶段不能这样做，请刷新。', en: 'Not possible in the present phase; please reload.' },
  'not-yours': { zh: '这一步不归您的岗位办。', en: 'This step is not your post’s to take.' },
  'conflict-of-interest': {
    zh: '您现在或一年内在有关单位任职，应当回避，由别人或上一级办理。',
    en: 'You hold or lately held a post near the unit concerned; somebody else, or the level above, has to decide.',
  },
  'judge-is-handler': {
    zh: '参与过办理的人和单位不能审核、评判或复核。',
    en: 'Whoever took part in handling may not check, judge or supervise it.',
  },
  'changed-meanwhile': { zh: '别人刚刚办过，请刷新后再试。', en: 'Somebody acted meanwhile; please reload.' },
  'not-due-yet': { zh: '期限还没有到。', en: 'The limit has not run out yet.' },
  'unknown-ground': { zh: '请从列出的事由中选择。', en: 'Please choose one of the listed grounds.' },
  'refusal-barred': {
    zh: '上级已撤销过不予受理的决定，不能再次不予受理。',
    en: 'The level above overturned a refusal; it cannot be refused again.',
  },
  'plan-missing': { zh: '要先报送整改方案，才能提交办理结果。', en: 'The plan has to be filed before a result.' },
  'no-plan-asked-for': { zh: '这件事不用再报方案。', en: 'No plan is asked for.' },
  'waits-for-record': {
    zh: '这件事随通报一起下发，请用“随通报下发受理”并填写通报文号，不能单独受理或者不予受理。',
    en: 'It is accepted with its bulletin: use “Accepted with its record” and give the bulletin’s number.',
  },
  'record-missing': {
    zh: '这类事项不予受理须经外部机关同意，请填写批准文书的文号。',
    en: 'A refusal here needs the agreement of an outside authority: give the number of its paper.',
  },
  'record-unknown': {
    zh: '没有印发过这个文号的通报，请核对；也可以从列表里选。',
    en: 'No bulletin of this number was issued: please check it, or choose one of the list.',
  },
  'nothing-proposed': { zh: '没有待批的申请。', en: 'Nothing was proposed.' },
  'already-proposed': { zh: '已经提出过，正在等批。', en: 'It was proposed already and waits for a decision.' },
  'same-person': { zh: '不能由提出的人自己批。', en: 'Whoever proposed it cannot decide it.' },
  'no-such-draft': {
    zh: '这份待签发的内容已经签发、退回或者改写过，请刷新。',
    en: 'This draft was signed off, returned or rewritten meanwhile; please reload.',
  },
  'nobody-signs': {
    zh: '本单位启用了审签，现在没有别人能签发：写的人不能签自己的。请负责人设代理人，或由管理员补上负责人岗位。',
    en: 'The unit wants sign-off, and nobody else can sign now. Let the head delegate the post, or have it filled.',
  },
  'unit-not-at-work': { zh: '这件事项现在不在本单位手里。', en: 'Your unit does not have this matter now.' },
  'no-longer-in-hand': {
    zh: '这件事项已经答复或者办结，不再指派。',
    en: 'This matter is answered or over: nobody is named for it any more.',
  },
  'head-names-others': {
    zh: '承办人只能指派给自己，或者交还自己的；指派给别人由负责人办。',
    en: 'A handler takes a matter or gives back their own; the head names others.',
  },
  'no-such-section': {
    zh: '本单位没有这个科室，请从列表里选。',
    en: 'Your unit has no such section; please choose one of the list.',
  },
  'not-of-the-unit': { zh: '这个人现在不在本单位承办。', en: 'This person does not work in the unit now.' },
  'decision-final': {
    zh: '复核决定是最终决定，不能再申诉。',
    en: 'The review was final; it cannot be appealed again.',
  },
  'respondent-may-not-handle': {
    zh: '这类事项不能由被反映的单位办理，请另选单位。',
    en: 'The unit complained about may not handle this; please choose another.',
  },
  'same-unit-again': { zh: '复核要求换一家单位办理。', en: 'The review asked for another unit.' },
  'unit-named-twice': { zh: '同一单位只能选一次。', en: 'A unit can take part once only.' },
  'unit-not-assisting': { zh: '这个单位没有在协办。', en: 'This unit is not assisting.' },
  'unit-not-available': { zh: '没有这个单位，或它不在您的辖区。', en: 'No such unit, or it is outside your division.' },
  'superior-designates': {
    zh: '已退回两次，由上一级指定承办单位。',
    en: 'It was returned twice; the level above designates the unit.',
  },
  'dispatcher-dispatches': {
    zh: '还没有退回两次，由本级交办。',
    en: 'Not returned twice yet; the dispatcher decides.',
  },
  'return-too-late': { zh: '退回期限已过。', en: 'The limit for returning it is over.' },
  'designation-stands': { zh: '上级指定承办的不能退回。', en: 'What the level above designated cannot be returned.' },
  'assisting-unit-still-working': {
    zh: '还有协办单位没有提交，请催办或请派单人员取消协办。',
    en: 'An assisting unit has not contributed; remind it, or ask the dispatcher to drop it.',
  },
  'already-contributed': { zh: '已经提交过协办意见。', en: 'The contribution was handed in already.' },
  'demand-not-answered': { zh: '每一项要求都要答复。', en: 'Every demand has to be answered.' },
  'no-such-demand': { zh: '没有这一项要求。', en: 'There is no such demand.' },
  'no-extension': { zh: '这类事项不能延期。', en: 'This procedure knows no extension.' },
  'no-rerouting': {
    zh: '这类事项开始办理后不能转办。',
    en: 'Once work has begun this kind is not given to another unit.',
  },
  'rerouting-used': {
    zh: '本轮办理已经转办过，不能再转办。',
    en: 'In this run of handling it was given to another unit already.',
  },
  'extension-used': { zh: '只能延期一次，已经用过。', en: 'More time can be granted once; it was.' },
  'rerouting-too-late': {
    zh: '办理期限已过，不能再提请转办。',
    en: 'The limit is over; another unit can no longer be proposed.',
  },
  'extension-too-late': { zh: '办理期限已过，不能再延期。', en: 'The limit is over; it can no longer be extended.' },
  'suspension-cap-used': { zh: '中止时间已用完。', en: 'No suspension time is left.' },
  'evidence-missing': { zh: '请附上证明材料。', en: 'Please attach evidence.' },
  'needs-redo-or-check': {
    zh: '维持结果前，须先重办一次，或附独立核查意见。',
    en: 'Before upholding, it has to be redone once or checked independently.',
  },
  'window-over': { zh: '可以要求重新办理的期限已过。', en: 'The time for reopening is over.' },
  'judge-is-the-complainant': { zh: '由诉求人评判。', en: 'The complainant is the judge.' },
  'reason-missing': { zh: '请写明理由。', en: 'Please give a reason.' },
  'same-category': { zh: '已经是这个类别。', en: 'It has this category already.' },
  'unknown-category': { zh: '没有这个类别，或它已停用。', en: 'No such category, or it no longer holds.' },
  'cannot-merge': { zh: '这两件事项不能并办。', en: 'These two matters cannot be merged.' },
  'no-such-text': { zh: '没有这段文字。', en: 'No such text.' },
  'no-place-to-release': {
    zh: '没有可以告知的窗口：不是在窗口发生的，或者已经告知，或者投诉人的信息已经销毁。',
    en: 'No window to tell: it was at none, it was told already, or the complainant’s data were destroyed.',
  },
  'no-call-back-owed': {
    zh: '这件事项不用回访：没有留联系方式，或者已经回访过。',
    en: 'No call-back is owed: no contact was left, or it was made.',
  },
  'questions-not-answered': {
    zh: '接通的，每个回访问题都要登记回答；对方没有说到的选“未表态”。',
    en: 'Where somebody was reached, every question needs an answer; “not said” is one.',
  },
  'no-such-question': { zh: '没有这个回访问题，或者同一问题登记了两次。', en: 'No such question, or one twice.' },
  'no-such-message': { zh: '没有这条留言。', en: 'No such message.' },
  'no-such-letter': { zh: '没有等您签收或者答复的函件。', en: 'No letter waits for your signature or answer.' },
  'own-desk': { zh: '正在您自己手上，不给自己发函。', en: 'It is on your own desk: nobody writes to themselves.' },
  'no-such-file': { zh: '没有这份材料。', en: 'No such file.' },
  'nobody-handles': { zh: '现在没有可以找的单位或者岗位。', en: 'Nobody has it in hand now.' },
  'no-contact-owed': { zh: '这个事项现在不需要联系投诉人。', en: 'No contact is owed on this matter now.' },
  'contact-in-the-future': { zh: '联系的日期不能晚于今天。', en: 'The contact cannot lie in the future.' },
  'nobody-above': { zh: '上级也没有可以接办的人。', en: 'Nobody above is free to take it.' },
  'nothing-to-recompute': { zh: '没有需要重算的期限。', en: 'No date has to be counted again.' },
  'legal-hold': {
    zh: '依法保全中，解除前不能销毁。',
    en: 'The law has it preserved for now; it can be destroyed once the hold is lifted.',
  },
  'submission-reused': {
    zh: '这次提交的编号已用于别的内容，请刷新后重新填写。',
    en: 'This submission id was used for something else; please reload the form.',
  },
  'too-many-streams': {
    zh: '同一登录最多在三个页面上实时更新；其余页面请手动刷新。',
    en: 'One sign-in is kept up to date in three pages at most; please reload the others by hand.',
  },
  'file-missing': { zh: '请选择一张照片或一份文件。', en: 'Please choose a photo or a document.' },
  'matter-full': {
    zh: '这件事项的材料已超过 300 MB，不能再加。',
    en: 'The files of this matter are above 300 MB; no more can be added.',
  },
};
