/** English: words of every form: what is asked for, what waits for a second person. */

export const formsWords = {
  'form.chooseFile': 'Choose a file',
  'field.reason': 'Reason',
  'field.lead': 'Lead unit',
  'field.note': 'Instructions',
  'field.text': 'Text',
  'field.optionalLabel': '{{label}} (optional)',
  'form.draftKept': 'What you had not sent was brought back.',
  'form.dropDraft': 'Clear',
  'form.required': 'Please fill in “{{label}}”',
  'form.choose': 'Choose',
  'form.addPhoto': 'Add a photo',
  'form.addFile': 'Add a file',
  'form.fileHelp':
    'Photos: JPEG, PNG, WebP, 8 MB at most each; location data is removed. Documents: PDF, docx, xlsx, pptx, OFD, 20 MB at most each, kept as they are and without their name; no old formats (doc, xls, ppt, wps), no macros, no passwords.',
  'form.filesMost': 'at most {{most}} at once; this one was left out.',
  'form.fileTooLarge': 'larger than 20 MB; make it smaller or cut it into several.',
  'form.filesTooLarge': 'over 20 MB together with the others; register first and add it to the matter afterwards.',
  'form.done': 'Done: {{what}}',
  'form.laid': 'Laid before the head: {{what}}',
  'form.writtenToUnit': 'The handling unit will see this.',
  'form.requiredChoice': 'Choose “{{label}}”',
  'waiting.for': 'waits for the {{roles}}',
  'waiting.or': ' or ',
  'waiting.asked': 'Put before a second person; nothing changes until it is released.',
  'waiting.here': 'Waits for a second person; not in force yet',
} as const;
