/** Words of the room of provincial cases. */

export const casesWords = {
  'menu.cases': 'Provincial cases',
  'cases.help':
    'Cases the province’s complaints platform handed over. They are entered, and accepted or refused, within the limits the rules set; then they are handled as every other matter.',
  'cases.new': 'Enter a case',
  'cases.late': 'Entered late',
  'cases.entryDue': 'To be entered by {{on}}',
} as const;
