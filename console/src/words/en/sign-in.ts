/** English: words of signing in and of setting a password. */

export const signInWords = {
  'signIn.title': 'Sign in',
  'signIn.username': 'User name',
  'signIn.password': 'Password',
  'signIn.code': 'Authenticator code',
  'signIn.codeHelp': 'Open your authenticator and type the six digits.',
  'signIn.submit': 'Sign in',
  'signIn.continue': 'Continue',
  'signIn.again': 'Your session is over. Sign in again and you will be back where you were.',
  'signIn.motto': 'Scanned, seen, put right',
  'signIn.forgot': 'Forgot the password? Ask your system administrator for a one-time link.',
  'signIn.desks': 'In the example city one click seats you at a desk:',
  'setUp.title': 'Set a password',
  'setUp.help': 'This one-time link works once. At least 12 characters, without your user name.',
  'setUp.newPassword': 'New password',
  'setUp.repeat': 'Once more',
  'setUp.differs': 'The two differ',
  'setUp.done': 'The password is set; sign in as {{username}}.',
  'setUp.noToken': 'The link is not complete; open the one you were given.',
} as const;
