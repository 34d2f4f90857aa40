/** Mail leaves by SMTP, or, without a server, into a sink the demo can show. Sent only from outbox handlers. */

import { createTransport } from 'nodemailer';
import type { Log } from './log.ts';

export type Mail = Readonly<{ to: string; subject: string; text: string }>;
export type Mailer = Readonly<{ send: (mail: Mail) => Promise<void>; close: () => void }>;

/** `smtps://user:password@host:465`; the address letters come from is the operator's. */
export function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url);
  return {
    send: async (mail) => {
      await transport.sendMail({ from, to: mail.to, subject: mail.subject, text: mail.text });
    },
    close: () => transport.close(),
  };
}

/** Keeps the last letters in memory and says in the log that one was written, not to whom. */
export function sinkMailer(log: Log, keep = 50): Mailer & { readonly letters: readonly Mail[] } {
  const letters: Mail[] = [];
  return {
    letters,
    send: async (mail) => {
      letters.push(mail);
      if (letters.length > keep) letters.shift();
      log.info({ letters: letters.length }, 'mail kept in the sink');
    },
    close: () => undefined,
  };
}
