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
  'form.photoHelp': 'JPEG, PNG, WebP or HEIC, 8 MB at most each; location data is removed.',
  'form.done': 'Done: {{what}}',
  'form.writtenToUnit': 'The handling unit will see this.',
  'form.writtenToHolder': 'Whoever has the matter now will see this.',
  'form.requiredChoice': 'Choose “{{label}}”',
  'waiting.for': 'waits for the {{roles}}',
  'waiting.or': ' or ',
  'waiting.asked': 'Put before a second person; nothing changes until it is released.',
  'waiting.here': 'Waits for a second person; not in force yet',
} as const;
