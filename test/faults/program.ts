/** The real program as a process to kill and restart, and clients that remember what was acknowledged. */

import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { hidden } from '../harness/phone.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

export type Env = Readonly<Record<string, string>>;

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

export type Program = Readonly<{ child: ChildProcess; said: () => string; ended: Promise<number | null> }>;

export function startProgram(env: Env): Program {
  const child = spawn(process.execPath, ['--import', 'tsx', path.join(import.meta.dirname, 'serve.ts')], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      text += chunk;
    });
  }
  return { child, said: () => text, ended: new Promise((resolve) => child.once('exit', resolve)) };
}

export async function untilReady(origin: string, program: Program): Promise<void> {
  const deadline = performance.now() + 60_000;
  for (;;) {
    const answer = await fetch(`${origin}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return;
    if (performance.now() > deadline || program.child.exitCode !== null)
      throw new Error(`not ready: ${program.said()}`);
    await pause(50);
  }
}

export type Sent = Readonly<{ submission: string; kind: 'review' | 'complaint'; tries: number }>;
export type Load = Readonly<{ acknowledged: readonly Sent[]; stop: () => Promise<void> }>;

/** So many phones at once, each trying one submission until it is acknowledged, then the next. */
export function startLoad(origin: string, codes: readonly string[], phones: number): Load {
  const acknowledged: Sent[] = [];
  let going = true;
  let turn = 0;
  const phone = async (): Promise<void> => {
    while (going) {
      turn += 1;
      const code = codes[turn % codes.length] ?? '';
      const kind = turn % 3 === 0 ? 'complaint' : 'review';
      const sent = await send(origin, code, kind, turn, () => going);
      if (sent !== undefined) acknowledged.push(sent);
    }
  };
  const all = Promise.all(Array.from({ length: phones }, phone));
  return {
    acknowledged,
    stop: async () => {
      going = false;
      await all;
    },
  };
}

async function send(
  origin: string,
  code: string,
  kind: Sent['kind'],
  turn: number,
  going: () => boolean,
): Promise<Sent | undefined> {
  let opened: Page | undefined;
  for (let tries = 1; ; tries += 1) {
    try {
      opened ??= await pageOf(`${origin}/s/${code}${kind === 'review' ? '' : '/complaints'}`);
      const submission = hidden(opened.text, 'submission');
      const answer = await fetch(`${origin}/s/${code}/${kind === 'review' ? 'reviews' : 'complaints'}`, {
        method: 'POST',
        redirect: 'manual',
        headers: { origin, 'sec-fetch-site': 'same-origin', cookie: opened.cookie },
        body: formOf(kind, opened.text, turn),
      });
      await answer.text();
      if (answer.status === 303) return { submission, kind, tries };
      if (answer.status < 500) throw new Refused(`${kind} was answered ${answer.status}`);
    } catch (error) {
      if (error instanceof Refused) throw error;
    }
    if (!going()) return undefined;
    await pause(100);
  }
}

function cookiesOf(answer: Response): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');
}

class Refused extends Error {}

/** A form as a phone that never was here opens it: it gets its mark with the page, and sends it with every try. */
type Page = Readonly<{ text: string; cookie: string }>;

async function pageOf(url: string): Promise<Page> {
  const answer = await fetch(url);
  const text = await answer.text();
  if (answer.status !== 200) throw new Error(`${url} was answered ${answer.status}`);
  return { text, cookie: cookiesOf(answer) };
}

function formOf(kind: Sent['kind'], page: string, turn: number): URLSearchParams | FormData {
  const submission = hidden(page, 'submission');
  if (kind === 'review') return new URLSearchParams({ submission, grade: String((turn % 5) + 1) });
  const form = new FormData();
  const category = /<option value="([^"]+)"/.exec(page)?.[1] ?? '';
  const fields = { submission, category, words: `第 ${turn} 件:排队两小时没人理`, receipt: 'yes' };
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
