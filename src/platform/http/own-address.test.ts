/** Address on plaques and receipts: the configured one; else the local network's; on a phone the one it came by. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { phoneOrigin } from '../../banner.ts';
import { plaqueIssuer } from '../../places/index.ts';
import { readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { type App, buildServer } from './http.ts';
import { createMetrics } from './metrics.ts';
import { addressFor } from './own-address.ts';

const LAN = '192.168.7.20';

describe('an address nobody gave (B16)', () => {
  it.each([
    [{}, LAN, 'http://192.168.7.20:8080'],
    [{ PORT: '8090' }, LAN, 'http://192.168.7.20:8090'],
    [{}, undefined, 'http://localhost:8080'],
    [{ HOST: '127.0.0.1' }, LAN, 'http://localhost:8080'],
    [{ HOST: '10.0.0.5' }, LAN, 'http://10.0.0.5:8080'],
    [{ PUBLIC_URL: 'https://mashang.example' }, LAN, 'https://mashang.example'],
  ])('%o on a machine at %s is %s', (env, lan, origin) => {
    expect(readConfig(env, lan).publicUrl.origin).toBe(origin);
  });

  it('is what the QR in the terminal and the plaques carry alike', () => {
    const config = readConfig({}, LAN);
    expect(phoneOrigin(config)).toEqual({ origin: 'http://192.168.7.20:8080' });
    expect(phoneOrigin(readConfig({ HOST: '127.0.0.1' }, LAN))).toHaveProperty('whyNot');
    expect(phoneOrigin(readConfig({}))).toHaveProperty('whyNot');
  });
});

describe('the address on a receipt (B16)', () => {
  let city: TestCity;
  const servers: App[] = [];
  beforeAll(async () => {
    city = await testCity();
  });
  afterAll(async () => {
    for (const server of servers) await server.close();
    await city.close();
  });

  async function told(publicUrl: string, addressGuessed: boolean, host: string): Promise<string> {
    const server = await buildServer({
      publicUrl: new URL(publicUrl),
      addressGuessed,
      hotline: '12345',
      uuid: city.outside.uuid,
      logger: createLog({ level: 'silent' }),
      metrics: createMetrics(),
      pageProblem: (_request, reply, status) => reply.code(status).send(),
    });
    servers.push(server);
    server.get('/own', { config: { access: 'public' } }, (request) => addressFor(request, new URL(publicUrl)).href);
    return (await server.inject({ url: '/own', headers: { host } })).body;
  }

  it.each([
    ['http://192.168.7.20:8080', '172.20.0.4:8080', 'http://172.20.0.4:8080/'],
    ['http://192.168.7.20:8080', 'localhost:8080', 'http://192.168.7.20:8080/'],
    ['http://192.168.7.20:8080', 'evil"><script>', 'http://192.168.7.20:8080/'],
    ['http://192.168.7.20:8080', 'a@b.example', 'http://192.168.7.20:8080/'],
  ])('guessed as %s and asked at %s is %s', async (publicUrl, host, address) => {
    expect(await told(publicUrl, true, host)).toBe(address);
  });

  it('stands as it was given, whatever a request says', async () => {
    expect(await told('https://mashang.example', false, 'evil.example')).toBe('https://mashang.example/');
  });

  it('is the plaques’ too', () => {
    expect(plaqueIssuer(city, readConfig({}, LAN)).origin).toBe('http://192.168.7.20:8080');
  });
});
