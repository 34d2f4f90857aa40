/** English: words of the acts: what a button says, what its dialog asks for. */

export const commandsWords = {
  'field.reason.shown': 'Reason (shown to the complainant)',
  'field.ground': 'Ground',
  'field.toBody': 'Transferred to',
  'field.parentId': 'Merge into',
  'field.assisting': 'Assisting units',
  'field.opinion': 'Opinion',
  'field.opinion.help': 'Stands in the timeline; the unit reads it too.',
  'field.unit': 'Unit',
  'field.rerouteTo': 'Unit it belongs to',
  'field.rerouteTo.help':
    'The dispatching office decides; once it agrees, this unit reads the matter no more, and the other one has a limit of its own.',
  'field.files': 'Files',
  'field.measures': 'Measures taken',
  'field.answer': 'Answer to the demand',
  'field.answerTo': 'Answer to demand {{n}}',
  'field.evidence': 'Evidence',
  'field.verdict': 'Verdict',
  'field.words': 'Explanation',
  'field.independentCheck': 'Independent check',
  'field.independentCheck.help': 'Needed where no redo was ordered before.',
  'field.category': 'Category',
  'field.step': 'Step',
  'form.submit.sure': 'This is written to a log that cannot be changed.',
  'form.cancel': 'Cancel',
  'toRaiser.field.reason.shown': 'Reason (the office that raised it reads it)',
  'toRaiser.form.shownToComplainant':
    'The files are shown to the office that raised it once the answer is checked. Cover faces and numbers of others first; documents are given as they are, their author and other properties too.',
  'toRaiser.form.writtenToComplainant': 'The office that raised it reads this. Write no names or telephone numbers.',
  'form.shownToComplainant':
    'The complainant will be shown the photos and PDFs to judge by, once the answer has been checked; docx, xlsx, pptx and OFD are for the offices only. Cover faces and document numbers of others first; a PDF is given as it is, its author and other properties too.',
  'form.writtenToComplainant': 'The complainant will see this. Do not write names or phone numbers of officers.',
  'contact.gist': 'Gist',
  'contact.resultHelp': 'A call nobody answered meets no duty; the limit runs on.',
  'contact.messageCounts': 'A message on the receipt counts as contact and needs no note.',
  'message.reader.office': 'The complainant reads it at once, by receipt. The unit does not see it.',
  'message.reader.unit':
    'The business environment office reads it first; the complainant sees it once it was passed on. Leave out names and numbers of staff.',
  'message.reader.raised': 'The office that raised it, the unit and the business environment office all read it.',
  'message.unanswered':
    'A message of the complainant was not answered yet (by {{on}}). Answer it first: once the matter is closed nobody can.',
  'phrases.offer': 'Phrases',
  'phrases.none': 'Your unit has no phrases of this kind; its head writes them under units and people.',
  'callBack.questions': 'Questions',
  'callBack.unsaid': 'not said',
  'callBack.resultHelp': 'A call nobody took is no call-back; the limit runs on.',
  'callBack.noVerdict':
    'A call-back is a note, never the verdict: who is not satisfied judges or reopens by receipt; please say so.',
  'release.first': 'Step 1: release to the unit',
  'release.firstHelp':
    'What is ticked is released with the dispatch. Words equal to the name or number that was left, numbers and plates are masked already; read it once more for anything that tells who complained.',
  'release.firstHelp.redo':
    'Lets the unit read why the answer was not accepted. Words equal to the name or number that was left, numbers and plates are masked already; read it once more.',
  'release.one': 'Release: {{what}}',
  'release.uncovered': 'Release: {{what}} (nothing covered)',
  'release.left':
    '{{count}} left unreleased: the unit cannot read them and sees the category only. I know, and dispatch all the same.',
  'release.left.redo':
    '{{count}} of the complainant’s words left unreleased: the unit cannot read why. I know, and order the redo all the same.',
  'release.place': 'Tell the unit the window: {{place}}',
  'release.place.crowded': 'At least five reviewed this window in that week; the window tells nobody apart.',
  'release.place.few':
    '▲ Fewer than five reviewed this window in that week: the window might tell who it was, so it is not ticked beforehand.',
  'release.place.help': 'The unit then sees hall and window in the matter; it cannot be taken back.',
  'release.nothingToCover': 'Looked at: nothing in the photo tells who complained; nothing needs covering.',
  'redact.photo.hint': 'Drag over faces, plates and papers to cover them; {{count}} covered.',
  'redact.photo.addBand': 'Cover the top fifth of the photo',
  'redact.undo': 'Undo',
  'redact.text.mask': 'Mask the selection',
  'redact.text.maskNumbers': 'Mask likely phones, ids, plates',
  'redact.text.hint': 'Select words, then mask. The original is kept; the unit sees the masked text only.',
  'field.record': 'Number of the bulletin',
  'field.record.help': 'Choose an issued bulletin, or type its number, such as “通报〔2026〕3号”; the unit sees it.',
  'field.approval': 'Number of the approval',
  'field.approval.help':
    'Where an outside authority agreed, such as the provincial centre, the number of its paper; a provincial case needs it.',
  'field.jurisdiction': 'Ground of jurisdiction',
} as const;
