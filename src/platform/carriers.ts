/** What carries letters and messages in this configuration: the operator's programs, else the sink of a demonstration, else nothing. */

import type { Config } from './config.ts';
import { type Carrier, type Carriers, CHANNELS, type Channel, postingCarrier } from './messages.ts';
import { isExampleAddress, type Post, postSigned, signed } from './outgoing.ts';
import { fileSink, sinkFile } from './sink.ts';

/** Channels by which somebody can be told here; no screen offers another. */
export function openChannels(config: Config): Readonly<Record<'mail' | Channel, boolean>> {
  const isDemo = config.mode === 'demo';
  const { sms, messenger } = config.ports;
  return {
    mail: isDemo || config.smtpUrl !== undefined,
    sms: isDemo || sms !== undefined,
    messenger: isDemo || messenger !== undefined,
  };
}

/** What carries SMS: a port, or the sink of a demonstration, of which its pages must say so. */
export function smsBy(config: Config): 'port' | 'sink' | null {
  if (config.ports.sms !== undefined) return 'port';
  return config.mode === 'demo' ? 'sink' : null;
}

export function carriersOf(config: Config): Carriers {
  const carriers = CHANNELS.flatMap((channel): readonly (readonly [Channel, Carrier])[] => {
    const told = config.ports[channel];
    if (told !== undefined) return [[channel, postingCarrier(told)]];
    return config.mode === 'demo' ? [[channel, sinkCarrier(config, channel)]] : [];
  });
  return Object.fromEntries(carriers);
}

function sinkCarrier(config: Config, channel: Channel): Carrier {
  const sink = fileSink(sinkFile(config));
  return (messages) => sink.put(messages.map(({ to, text }) => ({ channel, to, lines: [text] })));
}

/** How other programs are told: over the network; in a demonstration, those of example addresses through its sink. */
export function programsOf(config: Config): Post {
  if (config.mode !== 'demo') return postSigned;
  const sink = fileSink(sinkFile(config));
  return async (told, now, value, withinMs) => {
    if (!isExampleAddress(told.url)) return postSigned(told, now, value, withinMs);
    const { body, headers } = signed(told, now, value);
    const lines = [...Object.entries(headers).map(([name, text]) => `${name}: ${text}`), body];
    await sink.put([{ channel: 'program', to: told.url, lines }]);
  };
}
