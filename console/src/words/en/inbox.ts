/** English: words of the inbox. */

export const inboxWords = {
  'menu.inbox': 'Inbox',
  'inbox.unread': 'Unread',
  'inbox.all': 'All',
  'inbox.markRead': 'Mark read',
  'inbox.markAll': 'Mark all read',
  'inbox.empty': 'Nothing here',
  'inbox.open': 'Open matter',
  'inbox.ended': 'done',
  'inbox.also': ', and {{count}} more',
  'notice.todo': 'To do: {{what}}',
  'notice.people.second-person-asked': 'An act waits for you as the second person',
  'notice.people.second-person-about-you':
    'Somebody asked for an act on your account or post; it waits for a second person. Tell the security administrator at once if it is not by your wish',
  'notice.people.second-person-done-to-you': 'An act on your account or post was released and done',
  'notice.people.second-person-released': 'What you asked for was released',
  'notice.people.second-person-refused': 'What you asked for was refused',
  'notice.people.password-used':
    'Your account was opened by password and second factor, not by the identity provider. If it was not you, tell the security administrator at once',
  'notice.people.password-reset':
    'The password of your account was set anew by a one-time link. Tell the security administrator at once if it was not you',
  'notice.vault.data-request': 'Somebody asks about their own data',
  'notice.vault.erasure-proposed': 'An erasure waits for you to agree',
  'notice.matters.light-yellow': 'Due soon',
  'notice.matters.light-red': 'Overdue',
  'notice.matters.message-to-read': 'A message to read',
  'notice.matters.evidence-to-read': 'New evidence',
  'notice.matters.withdrawn': 'Withdrawn by the complainant',
  'notice.matters.followed-changed': 'A matter you follow has changed',
  'notice.matters.reminded': 'Reminded',
  'notice.matters.letter-received': 'A letter of supervision came',
  'notice.matters.extension-decided': 'More time was decided on',
  'notice.matters.suspension-decided': 'Suspension was decided on',
  'notice.matters.progress-asked': 'Progress is overdue',
  'notice.matters.sent-back': 'The result was sent back',
} as const;
