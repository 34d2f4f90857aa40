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
  'signIn.provider': 'Sign in by {{name}}',
  'signIn.unlinked':
    'This identity at {{name}} is not linked to an account yet. Tell the system administrator this code within 24 hours:',
  'signIn.providerUnreachable':
    '{{name}} does not answer; please try again later. Whoever has a password and a second factor can use them.',
  'signIn.providerRefused': '{{name}} did not let you in, or the account it is linked to is closed.',
  'signIn.providerWrong': 'This sign-in was not completed, perhaps it took too long; please begin again.',
  'signIn.desks': 'In the example city one click seats you at a desk:',
  'setUp.title': 'Set a password',
  'setUp.help': 'This one-time link works once. At least 12 characters, without your user name.',
  'setUp.newPassword': 'New password',
  'setUp.repeat': 'Once more',
  'setUp.differs': 'The two differ',
  'setUp.done': 'The password is set; sign in as {{username}}.',
  'setUp.noToken': 'The link is not complete; open the one you were given.',
} as const;
