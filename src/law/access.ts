/**
 * Who keeps the rules. Rules and calendars are no secret: whoever is signed in may read them. The rules keeper changes
 * them; the system administrator may import a holiday table, which is copied from a public notice and judges nothing.
 */

export const lawAccess = {
  keepCalendar: { action: 'law.keep-calendar', roles: ['rules-keeper', 'system-admin'] },
  keepRules: { action: 'law.keep-rules', roles: ['rules-keeper'] },
} as const;
