/** Mail: sent by SMTP or, in a demonstration without a server, put into its sink. Only outbox handlers send it. */

import { createTransport } from 'nodemailer';
import type { Config } from './config.ts';
import { fileSink, type Sink, sinkFile } from './sink.ts';

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

/** Mailer of a demonstration: nothing is sent. */
function sinkMailer(sink: Sink): Mailer {
  return {
    send: ({ to, subject, text }) => sink.put([{ channel: 'mail', to, lines: [subject, ...text.split('\n')] }]),
    close: () => undefined,
  };
}

/** The mailer of this configuration: the operator's server, the sink of a demonstration, none in a city without a server. */
export function mailerOf(config: Config): Mailer | undefined {
  if (config.smtpUrl !== undefined) return smtpMailer(config.smtpUrl, config.mailFrom);
  return config.mode === 'demo' ? sinkMailer(fileSink(sinkFile(config))) : undefined;
}
