/** Mail: sent by SMTP or, in a demonstration without a server, written into a file. Only outbox handlers send it. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';

export type Mail = Readonly<{ to: string; subject: string; text: string }>;
export type Mailer = Readonly<{ send: (mail: Mail) => Promise<void>; close: () => void }>;

/** Sends by SMTP. @param url such as `smtps://user:password@host:465` @param from the operator's address */
function smtpMailer(url: string, from: string): Mailer {
  const transport = createTransport(url);
  return {
    send: async (mail) => {
      await transport.sendMail({ from, to: mail.to, subject: mail.subject, text: mail.text });
    },
    close: () => transport.close(),
  };
}

const MOST_KEPT = 50;
const BETWEEN = '\n--------\n';

/** Mailer of a demonstration: keeps the last mails in one file its operator can read, and sends nothing. */
export function fileMailer(file: string): Mailer {
  return {
    send: async ({ to, subject, text }) => {
      const before = await readFile(file, 'utf8').catch(() => '');
      const letters = [...before.split(BETWEEN).filter((each) => each !== ''), `${to}\n${subject}\n\n${text}`];
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, letters.slice(-MOST_KEPT).join(BETWEEN), { mode: 0o600 });
    },
    close: () => undefined,
  };
}

/** The mailer of this configuration: the operator's server, a file in a demonstration, none in a city without a server. */
export function mailerOf(config: Config): Mailer | undefined {
  if (config.smtpUrl !== undefined) return smtpMailer(config.smtpUrl, config.mailFrom);
  return config.mode === 'demo' ? fileMailer(unsentMail(config)) : undefined;
}

export function unsentMail(config: Pick<Config, 'dataDir'>): string {
  return path.join(config.dataDir, 'mail-not-sent.txt');
}
