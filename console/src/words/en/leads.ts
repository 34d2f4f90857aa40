/** English: words of the room of discipline leads. */

export const leadsWords = {
  'menu.leads': 'Leads',
  'leads.help':
    'Only discipline supervisors see these. Two persons open one together; no list, count or notice of anybody else holds them.',
  'leads.tab.new': 'To be accepted',
  'leads.tab.referred': 'Referred and handed over',
  'leads.tab.working': 'Under way',
  'leads.tab.over': 'Over',
};
