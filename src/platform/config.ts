/** Configuration from the environment. Every bad value is named with what was expected, all of them at once. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isLoopback } from './http/own-address.ts';
import { readAddress, type Told } from './outgoing.ts';

export type Mode = 'demo' | 'production';

export type Config = Readonly<{
  mode: Mode;
  host: string;
  port: number;
  /** Origin (no path) under which phones and officials reach the program. */
  publicUrl: URL;
  /** True when the address was given and not guessed. */
  publicUrlGiven: boolean;
  dataDir: string;
  keysDir: string;
  databaseUrl: string | undefined;
  pgBinDir: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  /** The government’s identity provider by OpenID Connect. */
  provider: Readonly<{ issuer: URL; clientId: string; clientSecret: string; name: string }> | undefined;
  /** Programs of the operator that carry messages to persons; a channel that has none is offered to nobody. */
  ports: Readonly<{ sms?: Told; messenger?: Told }>;
  /** What the officials call their messenger. */
  messengerName: string;
  logLevel: string;
  cityCode: string;
  cityName: string;
  /** Telephone number printed on plaques and pages. */
  hotline: string;
}>;

export class BadConfig extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`the configuration has ${problems.length} problem(s):\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.problems = problems;
  }
}

const EVERYWHERE = ['0.0.0.0', '::'];
const LEAST_SECRET = 16;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'];

/** The installation's own folder: the one with package.json. */
export const HOME_FOLDER = folderAbove(import.meta.dirname);

/**
 * @param lan this machine's address on the local network, if any: phones reach a demonstration by it
 * @throws BadConfig
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, lan?: string): Config {
  const problems: string[] = [];
  const given = (name: string): string | undefined => {
    const value = env[name]?.trim();
    return value === undefined || value === '' ? undefined : value;
  };
  const check = <T>(name: string, expected: string, parse: (text: string) => T | undefined): T | undefined => {
    const text = given(name);
    if (text === undefined) return undefined;
    const value = parse(text);
    if (value === undefined) problems.push(`${name}: expected ${expected}, got "${hideSecrets(text)}"`);
    return value;
  };

  const databaseUrl = check('DATABASE_URL', 'postgres://user:password@host:port/database', (text) =>
    isUrl(text, ['postgres:', 'postgresql:']) ? text : undefined,
  );
  const mode = check('MASHANG_MODE', 'demo or production', (text) =>
    text === 'demo' || text === 'production' ? text : undefined,
  );
  if (given('DATABASE_URL') !== undefined && given('MASHANG_MODE') === undefined) {
    problems.push(
      'MASHANG_MODE: expected demo or production beside DATABASE_URL, so that examples never meet a real city',
    );
  }
  const port =
    check('PORT', 'a whole number from 1 to 65535', (text) =>
      /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535 ? Number(text) : undefined,
    ) ?? 8080;
  const host =
    check('HOST', 'an address to listen on, such as 0.0.0.0, 127.0.0.1 or ::', (text) =>
      /^[0-9A-Za-z.:-]+$/.test(text) ? text : undefined,
    ) ?? (mode === 'production' ? '127.0.0.1' : '0.0.0.0');
  const publicUrl = check('PUBLIC_URL', 'an origin such as https://mashang.example.gov.cn, without a path', (text) =>
    isUrl(text, ['http:', 'https:']) && new URL(text).pathname === '/' && new URL(text).search === ''
      ? new URL(text)
      : undefined,
  );
  if (mode === 'production' && given('PUBLIC_URL') === undefined) {
    problems.push(
      'PUBLIC_URL: expected the address that stands on the plaques, such as https://mashang.example.gov.cn',
    );
  }
  if (mode === 'production' && publicUrl?.protocol === 'http:' && !isLoopback(publicUrl.hostname)) {
    problems.push(
      `PUBLIC_URL: expected https in production, got "${publicUrl.origin}": over http sessions and words can be read on the way`,
    );
  }
  const absolute = (text: string): string | undefined => (path.isAbsolute(text) ? path.normalize(text) : undefined);
  const dataDir = check('DATA_DIR', 'an absolute path', absolute) ?? defaultFolder('data');
  const keysDir = check('KEYS_DIR', 'an absolute path outside DATA_DIR', absolute) ?? defaultFolder('keys');
  const pgBinDir = check('PG_BIN_DIR', 'an absolute path of a PostgreSQL bin folder', absolute);
  const smtpUrl = check('SMTP_URL', 'smtp://user:password@host:port or smtps://…', (text) =>
    isUrl(text, ['smtp:', 'smtps:']) ? text : undefined,
  );
  const mailFrom =
    check('MAIL_FROM', 'a mail address', (text) => (/^[^@\s]+@[^@\s]+$/.test(text) ? text : undefined)) ??
    `mashang@${publicUrl?.hostname ?? 'localhost'}`;
  const logLevel =
    check('LOG_LEVEL', LOG_LEVELS.join(', '), (text) => (LOG_LEVELS.includes(text) ? text : undefined)) ??
    (mode === 'production' ? 'info' : 'warn');
  const cityCode =
    check('CITY_CODE', 'a division code of six digits', (text) => (/^\d{6}$/.test(text) ? text : undefined)) ??
    '411400';
  const cityName = given('CITY_NAME') ?? '商丘市';
  const hotline =
    check('HOTLINE', 'a telephone number such as 12345 or 0370-1234567', (text) =>
      /^\d[\d -]{2,18}\d$/.test(text) ? text : undefined,
    ) ?? '12345';
  const issuer = check('OIDC_ISSUER', 'the https address of an identity provider, as its metadata names it', (text) =>
    isUrl(text, ['https:']) || (isUrl(text, ['http:']) && isLoopback(new URL(text).hostname))
      ? new URL(text)
      : undefined,
  );
  const [clientId, clientSecret] = [given('OIDC_CLIENT_ID'), given('OIDC_CLIENT_SECRET')];
  const providerName = given('OIDC_NAME') ?? '统一身份认证';
  for (const [name, value] of Object.entries({ OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret })) {
    const has = given('OIDC_ISSUER') !== undefined;
    if (has && value === undefined)
      problems.push(`${name}: expected what the identity provider gave out for this program`);
    if (!has && value !== undefined) problems.push(`OIDC_ISSUER: expected beside ${name}`);
  }
  const provider =
    issuer === undefined || clientId === undefined || clientSecret === undefined
      ? undefined
      : { issuer, clientId, clientSecret, name: providerName };
  const carrier = (urlName: string, secretName: string): Told | undefined => {
    const url = check(urlName, 'https address of the program that carries these messages', readAddress);
    const secret = given(secretName);
    if (secret !== undefined && secret.length < LEAST_SECRET)
      problems.push(`${secretName}: expected at least ${LEAST_SECRET} characters, known to that program`);
    else if (given(urlName) !== undefined && secret === undefined)
      problems.push(`${secretName}: expected beside ${urlName}, for messages are signed`);
    if (given(urlName) === undefined && secret !== undefined)
      problems.push(`${urlName}: expected beside ${secretName}`);
    return url === undefined || secret === undefined ? undefined : { url, secret };
  };
  const [sms, messenger] = [
    carrier('SMS_WEBHOOK_URL', 'SMS_WEBHOOK_SECRET'),
    carrier('MESSENGER_WEBHOOK_URL', 'MESSENGER_WEBHOOK_SECRET'),
  ];
  if (problems.length > 0) throw new BadConfig(problems);
  return {
    mode: mode ?? 'demo',
    host,
    port,
    publicUrl: publicUrl ?? guessedUrl(host, port, lan),
    publicUrlGiven: publicUrl !== undefined,
    dataDir,
    keysDir,
    databaseUrl,
    pgBinDir,
    smtpUrl,
    mailFrom,
    provider,
    ports: { ...(sms === undefined ? {} : { sms }), ...(messenger === undefined ? {} : { messenger }) },
    messengerName: given('MESSENGER_NAME') ?? '政务即时通讯',
    logLevel,
    cityCode,
    cityName,
    hotline,
  };
}

/** Public URL where none is configured: the address phones beside this machine can reach, if the program listens there. */
function guessedUrl(host: string, port: number, lan: string | undefined): URL {
  if (EVERYWHERE.includes(host)) return new URL(`http://${lan ?? 'localhost'}:${port}`);
  return new URL(`http://${isLoopback(host) ? 'localhost' : host}:${port}`);
}

/**
 * Root's database runs under another uid, which cannot pass a home folder of mode 700; so root's data lie under /var/lib.
 * A user's keys lie in the user's own configuration folder, away from the data.
 */
function defaultFolder(kind: 'data' | 'keys'): string {
  const checkout = createHash('sha256').update(HOME_FOLDER).digest('hex').slice(0, 12);
  if (process.getuid?.() === 0) {
    return kind === 'data' ? `/var/lib/mashang/${checkout}` : `/var/lib/mashang-keys/${checkout}`;
  }
  if (kind === 'data') return path.join(HOME_FOLDER, '.data');
  return path.join(process.env['XDG_CONFIG_HOME'] ?? path.join(os.homedir(), '.config'), 'mashang', checkout);
}

/** The nearest folder above that holds package.json; the program runs from src/ and from dist/src/ alike. */
function folderAbove(start: string): string {
  let folder = start;
  while (!isHome(folder)) {
    const above = path.dirname(folder);
    if (above === folder) throw new Error('package.json of mashang not found');
    folder = above;
  }
  return folder;
}

function isHome(folder: string): boolean {
  const file = path.join(folder, 'package.json');
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'mashang';
}

function isUrl(text: string, protocols: readonly string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

/** Hides passwords and queries in a rejected URL: a mistyped address may still hold a right password, or a gateway's key. */
function hideSecrets(text: string): string {
  return text
    .replace(/\/\/[^/@]*@/, '//…@')
    .replace(/\?.*$/s, '?…')
    .slice(0, 120);
}
