/** Configuration: every bad setting is named at once with what was expected, and no secret is repeated. */

import { describe, expect, it } from 'vitest';
import { BadConfig, readConfig } from './config.ts';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    if (error instanceof BadConfig) return error.problems;
    throw error;
  }
}

describe('configuration', () => {
  it('needs nothing for the demo city', () => {
    expect(readConfig({})).toMatchObject({ mode: 'demo', port: 8080, cityCode: '411400', databaseUrl: undefined });
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['HOST', 'not a host'],
    ['MASHANG_MODE', 'test'],
    ['PUBLIC_URL', 'mashang.example'],
    ['PUBLIC_URL', 'https://example.org/path'],
    ['DATA_DIR', 'relative/path'],
    ['KEYS_DIR', 'keys'],
    ['PG_BIN_DIR', 'bin'],
    ['SMTP_URL', 'http://mail'],
    ['LOG_LEVEL', 'loud'],
    ['CITY_CODE', '4114'],
  ])('names %s=%s and what was expected', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: expected .+, got "`));
  });

  it('takes an identity provider whole or not at all, over https', () => {
    const whole = { OIDC_ISSUER: 'https://id.example.gov.cn', OIDC_CLIENT_ID: 'mashang', OIDC_CLIENT_SECRET: 's3cret' };
    expect(readConfig(whole).provider).toMatchObject({ clientId: 'mashang', name: '统一身份认证' });
    expect(readConfig({}).provider).toBeUndefined();
    for (const name of Object.keys(whole)) {
      const problems = problemsOf({ ...whole, [name]: '' });
      expect(problems.join()).toMatch(
        name === 'OIDC_ISSUER' ? /OIDC_ISSUER: expected beside/ : new RegExp(`^${name}: `),
      );
      expect(problems.join()).not.toContain('s3cret');
    }
    expect(problemsOf({ ...whole, OIDC_ISSUER: 'http://id.example.gov.cn' })).toEqual([
      expect.stringMatching(/^OIDC_ISSUER: /),
    ]);
    expect(problemsOf({ ...whole, OIDC_ISSUER: 'http://127.0.0.1:9000' })).toEqual([]);
  });

  it.each(['SMS', 'MESSENGER'] as const)('takes a port of %s whole or not at all, over https, signed', (channel) => {
    const [url, secret] = [`${channel}_WEBHOOK_URL`, `${channel}_WEBHOOK_SECRET`];
    const whole = { [url]: 'https://gw.example.gov.cn/in', [secret]: 'sixteen letters!' };
    expect(readConfig(whole).ports).toEqual({
      [channel.toLowerCase()]: { url: 'https://gw.example.gov.cn/in', secret: 'sixteen letters!' },
    });
    expect(readConfig({}).ports).toEqual({});
    expect(problemsOf({ ...whole, [secret]: '' })).toEqual([expect.stringMatching(`^${secret}: expected beside`)]);
    expect(problemsOf({ ...whole, [url]: '' })).toEqual([expect.stringMatching(`^${url}: expected beside`)]);
    expect(problemsOf({ ...whole, [secret]: 'short' })).toEqual([
      expect.stringMatching(`^${secret}: expected at least`),
    ]);
    for (const address of ['http://gw.example.gov.cn/in', 'https://a:b@gw.example.gov.cn/in', 'gw'])
      expect(problemsOf({ ...whole, [url]: address })).toEqual([expect.stringMatching(`^${url}: expected https`)]);
    expect(problemsOf({ ...whole, [url]: 'http://127.0.0.1:9000/in' })).toEqual([]);
    // Gateways put keys of theirs into the address.
    for (const address of [
      'http://gw.example.gov.cn/in?key=s3cret',
      'https://gw.example.gov.cn/in?key=s3cret#x',
      'gw?s3cret',
    ])
      expect(problemsOf({ ...whole, [url]: address }).join()).not.toContain('s3cret');
  });

  it('names every problem at once', () => {
    expect(problemsOf({ PORT: 'x', HOST: '?', MASHANG_MODE: 'prod' })).toHaveLength(3);
  });

  it('refuses a database without a mode, and a production city without a public address', () => {
    expect(problemsOf({ DATABASE_URL: 'postgres://u:p@h/d' })).toEqual([expect.stringMatching(/^MASHANG_MODE: /)]);
    expect(problemsOf({ MASHANG_MODE: 'production' })).toEqual([expect.stringMatching(/^PUBLIC_URL: /)]);
  });

  it('refuses plain http in production, but for a trial on the machine itself (security 26)', () => {
    const of = (PUBLIC_URL: string) => problemsOf({ MASHANG_MODE: 'production', PUBLIC_URL });
    for (const url of ['http://mashang.example.gov.cn', 'http://10.0.0.5:8080', 'http://localhost.example.cn']) {
      expect(of(url)).toEqual([expect.stringMatching(/^PUBLIC_URL: expected https in production/)]);
    }
    for (const url of [
      'https://mashang.example.gov.cn',
      'http://localhost:8080',
      'http://127.0.0.1',
      'http://[::1]:8080',
    ]) {
      expect(of(url)).toEqual([]);
    }
    expect(problemsOf({ PUBLIC_URL: 'http://10.0.0.5:8080' })).toEqual([]);
  });

  it('does not repeat a password in a wrong address', () => {
    const [problem] = problemsOf({ DATABASE_URL: 'mysql://root:s3cret@host/db', MASHANG_MODE: 'demo' });
    expect(problem).toContain('DATABASE_URL');
    expect(problem).not.toContain('s3cret');
  });
});
