/**
 * Who keeps the rules. Rules and calendars are no secret: whoever is signed in may read them. The rules keeper alone changes
 * them; a holiday table moves every deadline of the city, so a year in force is changed with a second person.
 */

export const lawAccess = {
  keepCalendar: { action: 'law.keep-calendar', roles: ['rules-keeper'] },
  keepRules: { action: 'law.keep-rules', roles: ['rules-keeper'] },
} as const;
