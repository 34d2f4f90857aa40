/** Mail leaves by SMTP, or, in a demonstration without a server, into a file. Sent only from outbox handlers. */

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';

export type Mail = Readonly<{ to: string; subject: string; text: string }>;
export type Mailer = Readonly<{ send: (mail: Mail) => Promise<void>; close: () => void }>;

/** `smtps://user:password@host:465`; the address letters come from is the operator's. */
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

/** A demonstration's: keeps the last letters in one file its operator can read, and sends nothing. */
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

/** The operator's mail server; a file beside the data of a demonstration; nothing in a city that named no server. */
export function mailerOf(config: Config): Mailer | undefined {
  if (config.smtpUrl !== undefined) return smtpMailer(config.smtpUrl, config.mailFrom);
  return config.mode === 'demo' ? fileMailer(unsentMail(config)) : undefined;
}

export function unsentMail(config: Pick<Config, 'dataDir'>): string {
  return path.join(config.dataDir, 'mail-not-sent.txt');
}
