/** Words of the room of inspections. */

export const inspectionsWords = {
  'menu.inspections': 'Inspections',
  'action.inspections.read-register': 'Read the register of inspections',
  'action.inspections.keep-register': 'Kept the register of inspections',
  'inspections.agencies': 'Agencies',
  'inspections.officers': 'Officers',
  'inspections.items': 'Items',
  'inspections.searchItem': 'Code, name or legal basis',
  'inspections.searchOfficer': 'Name or licence number',
  'inspections.searchAgency': 'Legal basis',
} as const;
