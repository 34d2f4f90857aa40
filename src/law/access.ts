/**
 * Rights of the rules room. Rules and calendars are no secret: whoever is signed in may read them. Only the rules keeper
 * changes them; a year in force is changed with a second person, because a holiday table moves every deadline of the city.
 */

export const lawAccess = {
  keepCalendar: { action: 'law.keep-calendar', roles: ['rules-keeper'] },
  keepRules: { action: 'law.keep-rules', roles: ['rules-keeper'] },
} as const;
