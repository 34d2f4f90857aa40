/** The key file: made once, kept apart from the data, readable by its owner alone; each secret has one purpose. */

import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databasePassword, freshKeys, KeysUnusable, keysExist, openKeys } from './keys.ts';

let folder: string;
const place = () => ({ keysDir: path.join(folder, 'keys'), dataDir: path.join(folder, 'data'), cityCode: '411400' });
const file = () => path.join(folder, 'keys', 'city-411400.json');
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'keys-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the key file', () => {
  it('is made at the first start with mode 600, and is the same ever after', () => {
    expect(keysExist(place())).toBe(false);
    const first = openKeys(place());
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(statSync(path.dirname(file())).mode & 0o777).toBe(0o700);
    expect(openKeys(place()).print).toBe(first.print);
    expect(freshKeys().print).not.toBe(first.print);
  });

  it('is one file when several processes start together', async () => {
    const program = `import { openKeys, databasePassword } from ${JSON.stringify(path.join(import.meta.dirname, 'keys.ts'))};
      const place = ${JSON.stringify(place())};
      console.log(openKeys(place).print + databasePassword(place, 'c411400_app'));`;
    const said = await Promise.all(
      Array.from(
        { length: 4 },
        () =>
          new Promise<string>((resolve) => {
            const child = spawn(process.execPath, ['--input-type=module', '-e', program]);
            let text = '';
            child.stdout.on('data', (chunk) => {
              text += chunk;
            });
            child.on('exit', () => resolve(text));
          }),
      ),
    );
    expect(new Set(said).size).toBe(1);
    expect(said[0]?.trim()).toBe(openKeys(place()).print + databasePassword(place(), 'c411400_app'));
  });

  it('is refused inside the data folder, also through a link', () => {
    expect(() => openKeys({ ...place(), keysDir: path.join(folder, 'data', 'keys') })).toThrow(/inside DATA_DIR/);
    mkdirSync(path.join(folder, 'data'));
    symlinkSync(path.join(folder, 'data'), path.join(folder, 'link'));
    expect(() => openKeys({ ...place(), keysDir: path.join(folder, 'link', 'keys') })).toThrow(KeysUnusable);
  });

  it('is refused when others can read it, and when it is something else', () => {
    openKeys(place());
    chmodSync(file(), 0o640);
    expect(() => openKeys(place())).toThrow(/mode 640/);
    chmodSync(file(), 0o600);
    writeFileSync(file(), '{"version":1}');
    expect(() => openKeys(place())).toThrow(/not a key file/);
  });

  it('holds no secret twice', () => {
    openKeys(place());
    const stored = Object.values(JSON.parse(readFileSync(file(), 'utf8')) as Record<string, unknown>).flat();
    const secrets = stored.flatMap((entry) => (entry as { secret?: string }).secret ?? []);
    expect(secrets).toHaveLength(5);
    expect(new Set(secrets).size).toBe(5);
  });
});

describe('the keys', () => {
  it('unwrap only what they wrapped, in the place it was wrapped for', () => {
    const keys = freshKeys();
    const wrapped = keys.vault.wrap(Buffer.alloc(32, 7), 'matter-1');
    expect(keys.vault.unwrap(wrapped, keys.vault.id, 'matter-1')).toEqual(Buffer.alloc(32, 7));
    expect(() => keys.vault.unwrap(wrapped, keys.vault.id, 'matter-2')).toThrow();
    expect(() => freshKeys().vault.unwrap(wrapped, keys.vault.id, 'matter-1')).toThrow();
    wrapped.writeUInt8(wrapped.readUInt8(20) ^ 1, 20);
    expect(() => keys.vault.unwrap(wrapped, keys.vault.id, 'matter-1')).toThrow();
  });

  it('give different codes for different purposes', () => {
    const keys = freshKeys();
    expect(keys.hmac('codes', 'a')).not.toEqual(keys.hmac('receipts', 'a'));
    expect(databasePassword(place(), 'c411400_app')).not.toBe(databasePassword(place(), 'c411400_owner'));
  });
});
