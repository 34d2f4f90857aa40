/** The log holds nobody's words, whatever way they reach it. */

import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createLog, type Log } from './log.ts';

/** What the log wrote while `write` ran. */
function logged(write: (log: Log) => void): string {
  let text = '';
  const destination = new PassThrough();
  destination.on('data', (chunk: Buffer) => {
    text += chunk.toString('utf8');
  });
  write(createLog({ level: 'trace', destination }));
  return text;
}

/** An error as the database raises it for a refused row, quoting the row. */
function quoting(): Error {
  return Object.assign(new Error('value "红伞" is wrong'), { code: '23514', detail: 'Failing row contains (红伞).' });
}

describe('the log', () => {
  it('keeps of an error its class, code and place, however it is handed over', () => {
    const text = logged((log) => {
      log.error(quoting());
      log.error({ err: quoting(), route: '/t' });
      log.child({ reqId: '1' }).warn({ err: quoting() }, 'a job failed');
    });
    expect(text).not.toContain('红伞');
    const lines = text.trim().split('\n');
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ err: { class: 'Error', code: '23514' } });
    expect(text).toContain('log.test.ts');
    expect(text).toContain('a job failed');
    expect(text).toContain('"route":"/t"');
  });

  it('cuts the headers that a library logs whole', () => {
    const text = logged((log) => {
      log.trace({ busboyOptions: { headers: { cookie: 'mashang_fresh=1234' }, limits: { files: 3 } } }, 'options');
      log.debug({ headers: { cookie: 'mashang_fresh=1234' } });
      log.debug({ token: '1234', person: { phone: '1234' } });
    });
    expect(text).not.toContain('1234');
    expect(text).toContain('"files":3');
  });
});
