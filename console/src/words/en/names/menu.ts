/** Written by `npm run gen`: change what it is written from. */

export const menuNames = {
  "menu.account": "My account",
  "menu.audit": "Audit",
  "menu.calendar": "Calendar",
  "menu.codes": "Codes and plaques",
  "menu.desk": "My desk",
  "menu.duplicates": "Duplicates",
  "menu.imports": "Imports",
  "menu.inbox": "Inbox",
  "menu.integrity": "Integrity",
  "menu.main": "Main menu",
  "menu.matters": "Matters",
  "menu.papers": "Papers",
  "menu.people": "People",
  "menu.personalData": "Personal data",
  "menu.registering": "Register",
  "menu.registry": "Registry",
  "menu.reviews": "Reviews",
  "menu.rules": "Rules",
  "menu.supervision": "Supervision",
  "menu.waiting": "Second person",
} as const;
