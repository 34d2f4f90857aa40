/** The public page and its proofs over HTTP, and a verifier in another language that was written from the page alone. */

import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Uuid } from '../../src/kernel/ids.ts';
import { matterStream } from '../../src/matters/loop/rules-stream.ts';
import { type App, buildServer } from '../../src/platform/http/http.ts';
import { createMetrics } from '../../src/platform/http/metrics.ts';
import { createLog } from '../../src/platform/log.ts';
import { pageProblem } from '../../src/platform/pages/pages.tsx';
import { registerReceiptProofs, registerSealsApi } from '../../src/record/api-seals.ts';
import { rootFromInclusion } from '../../src/record/merkle.ts';
import { registerSealsPage } from '../../src/record/pages-seals.tsx';
import { sealOf } from '../../src/record/seals.ts';
import { hashChildren, hex, leafHash, NO_EVENT } from '../../src/record/seals-statement.ts';
import { leafHashes, sealsFrom } from '../../src/record/store-seals.ts';
import { type TestCity, testCity } from '../harness/database.ts';
import { rewriteHistory } from './forge.ts';
import { damage, seal, writeMatter } from './sealed-city.ts';

const VERIFIER = path.join(import.meta.dirname, 'verify_seals.py');
const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.warn('SKIPPED: no python3 on this machine, so the outside verifier was not run');

let city: TestCity;
let app: App;
let matter: Uuid;

async function serve(): Promise<App> {
  const server = await buildServer({
    publicUrl: new URL('http://localhost'),
    hotline: city.hotline,
    uuid: city.outside.uuid,
    logger: createLog({ level: 'silent' }),
    metrics: createMetrics(),
    pageProblem,
  });
  registerSealsApi(server, city);
  registerSealsPage(server, city);
  // The receipt's own sign-in is tested with the loop; here a header says whose matter it is.
  registerReceiptProofs(server, city, async (request) => {
    const id = request.headers['x-test-matter'];
    return id === undefined ? null : matterStream(id as Uuid);
  });
  return server;
}

beforeEach(async () => {
  city = await testCity();
  app = await serve();
  matter = await writeMatter(city, 5);
  await seal(city);
  await writeMatter(city, 12);
  await seal(city);
  await seal(city);
});
afterEach(async () => {
  await app.close();
  await city.close();
});

describe('/open/seals', () => {
  it.each(['zh', 'en'])(
    'fits in one response of 14 KB in %s, names the latest head and says what is not protected',
    async (lang) => {
      for (let i = 0; i < 12; i += 1) await seal(city);
      const answer = await app.inject({ url: `/OPEN/SEALS?lang=${lang}` });
      expect(answer.statusCode).toBe(200);
      expect(gzipSync(answer.body).length).toBeLessThan(14 * 1024);
      const [last] = await sealsFrom(city.db, 15, 1);
      expect(answer.body).toContain(hex(last?.root ?? NO_EVENT));
      expect(answer.body).toContain(hex(city.keys.seal.publicKey));
      expect(answer.body).toContain(lang === 'zh' ? '最后一次封存之后的事件还没有受到这种保护' : 'not yet protected');
      expect(answer.body).not.toContain('{{');
      expect(answer.body).not.toContain('<script');
    },
  );

  it('gives heads in pages, with the keys that signed them', async () => {
    const all = (await app.inject('/open/seals/heads.json')).json();
    expect(all).toMatchObject({ city: city.code, next: null, keys: [{ publicKey: hex(city.keys.seal.publicKey) }] });
    expect(all.heads.map((head: { statement: { number: number } }) => head.statement.number)).toEqual([1, 2, 3]);
    const rest = (await app.inject('/open/seals/heads.json?from=3')).json();
    expect(rest.heads).toEqual(all.heads.slice(2));
    expect((await app.inject('/open/seals/heads.json?from=9')).json()).toMatchObject({ heads: [], next: null });
  });

  it('gives leaf hashes up to the last head and nothing else about them', async () => {
    await writeMatter(city, 3);
    const answer = (await app.inject('/open/seals/leaves.json?from=0&to=999')).json();
    expect(Object.keys(answer)).toEqual(['from', 'leaves']);
    expect(answer.leaves).toEqual((await leafHashes(city.db, 0, 32)).map(hex));
    expect(answer.leaves).toHaveLength(32);
  });

  it('proves inclusion of a leaf', async () => {
    const [, , leaf] = await leafHashes(city.db, 0, 8);
    const [, second] = await sealsFrom(city.db, 1, 2);
    if (leaf === undefined || second === undefined) throw new Error('there are leaves and seals');
    const answer = (await app.inject(`/open/seals/inclusion.json?leaf=${hex(leaf)}&size=${second.size}`)).json();
    expect(answer.index).toBe(2);
    const steps = answer.path.map((step: string) => Buffer.from(step, 'hex'));
    const root = rootFromInclusion(hashChildren, { index: 2, size: second.size, leaf, path: steps });
    expect(hex(root ?? NO_EVENT)).toBe(hex(second.root));
  });

  it.each([
    ['leaves.json', 422],
    ['leaves.json?from=33&to=40', 422],
    ['leaves.json?from=-1&to=4', 422],
    ['heads.json?from=x', 422],
    ['consistency.json?first=0&second=8', 422],
    ['consistency.json?first=9&second=8', 422],
    ['consistency.json?first=8&second=33', 422],
    ['inclusion.json?leaf=00&size=8', 422],
    [`inclusion.json?leaf=${'0'.repeat(64)}&size=8`, 404],
    [`inclusion.json?leaf=${'0'.repeat(64)}&size=33`, 422],
  ])('refuses %s with a problem', async (query, status) => {
    const answer = await app.inject(`/open/seals/${query}`);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });
});

describe('/t/proofs.json', () => {
  it('gives the holder of a receipt the proofs of their own matter, with the blinds that open its leaves', async () => {
    const answer = await app.inject({ url: '/t/proofs.json', headers: { 'x-test-matter': matter } });
    expect(answer.headers['cache-control']).toBe('no-store');
    const { seal: head, events } = answer.json();
    expect(events).toHaveLength(5);
    for (const event of events) {
      const root = rootFromInclusion(hashChildren, {
        index: event.leafIndex,
        size: head.size,
        leaf: leafHash(Buffer.from(event.blind, 'hex'), Buffer.from(event.hash, 'hex')),
        path: event.path.map((step: string) => Buffer.from(step, 'hex')),
      });
      expect(hex(root ?? NO_EVENT)).toBe(head.root);
    }
    expect(await sealOf(city.db, matterStream(matter))).toMatchObject({ covered: true, head: { number: 3 } });
    const fresh = await writeMatter(city, 1);
    expect(await sealOf(city.db, matterStream(fresh))).toMatchObject({ covered: false });
  });

  it('gives nobody else anything', async () => {
    expect((await app.inject('/t/proofs.json')).statusCode).toBe(401);
  });
});

describe.runIf(hasPython)('the verifier in Python, written from the page alone', () => {
  let folder: string;
  let url: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'seals-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    url = `${await app.listen({ port: 0, host: '127.0.0.1' })}/open/seals`;
  });

  function run(kept?: string): Promise<Readonly<{ status: number | null; said: string }>> {
    return new Promise((resolve, reject) => {
      const args = [VERIFIER, url, ...(kept === undefined ? [] : [path.join(folder, kept)])];
      const child = spawn('python3', args, {
        env: { PATH: process.env.PATH, NO_PROXY: '*', PYTHONDONTWRITEBYTECODE: '1' },
      });
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
      child.on('error', reject);
      child.on('close', (status) => resolve({ status, said }));
    });
  }

  it('is under 100 lines and uses the standard library only', () => {
    const text = readFileSync(VERIFIER, 'utf8');
    expect(text.trimEnd().split('\n').length).toBeLessThan(100);
    expect(text.match(/^(import|from) .*$/gm)).toEqual(['import hashlib, json, os, sys, urllib.request']);
  });

  it('agrees that a clean city is clean, and still does when the city went on', async () => {
    expect(await run('clean.json')).toEqual({ status: 0, said: 'ok: 3 seals over 32 entries, 0 as kept\n' });
    await writeMatter(city, 2);
    await seal(city);
    expect(await run('clean.json')).toEqual({ status: 0, said: 'ok: 4 seals over 40 entries, 3 as kept\n' });
  });

  it.each<[what: string, sql: string, says: string]>([
    [
      'a changed leaf',
      `update record_leaf set leaf_hash = set_byte(leaf_hash, 1, get_byte(leaf_hash, 1) # 4) where leaf_index = 3`,
      'seal 1: the entries do not give its root',
    ],
    ['a removed leaf', 'delete from record_leaf where leaf_index = 9', 'seal 2: the entries do not give its root'],
    ['a removed head', 'delete from record_seal where number = 2', 'seal 2 is missing'],
    [
      'a changed head',
      `update record_seal set at = at + interval '1 second' where number = 2`,
      'seal 2: the signature does not hold',
    ],
    [
      'a changed node',
      `update record_leaf_node set hash = decode(repeat('ab', 32), 'hex') where level = 3`,
      'wrong consistency proof',
    ],
  ])('finds %s', async (_, sql, says) => {
    await damage(city, [[sql]]);
    const { status, said } = await run();
    expect(said).toContain(`broken: `);
    expect(said).toContain(says);
    expect(status).toBe(1);
  });

  it('finds history rewritten and signed again, because it kept a copy', async () => {
    expect((await run('before.json')).status).toBe(0);
    await rewriteHistory(city, matter, 2);
    expect((await run()).status).toBe(0);
    expect(await run('before.json')).toEqual({ status: 1, said: 'broken: seal 1 is not the one that was kept\n' });
  });
});
