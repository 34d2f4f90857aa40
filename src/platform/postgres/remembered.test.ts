/** The cache of a process while another process changes what it holds. */

import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { type TestCity, testCity } from '../../../test/harness/database.ts';
import { type Database, openDatabase, transact } from './db.ts';
import { changed, remembered } from './remembered.ts';

describe('what is remembered', () => {
  let city: TestCity;
  let other: Database;
  let now = 1_000_000;
  beforeAll(async () => {
    city = await testCity();
    other = openDatabase({ ...city.connection('app'), max: 2 });
  });
  afterAll(async () => {
    await other.close();
    await city.close();
  });
  afterEach(() => vi.restoreAllMocks());

  function reader() {
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const reads: string[] = [];
    const codes = remembered(city.db, { of: ['places', 'units'], most: 2 }, async (key) => {
      reads.push(key);
      return `${key} ${reads.length}`;
    });
    return { codes, reads };
  }

  it('is read once, and again a second after another process changed a subject of it', async () => {
    const { codes, reads } = reader();
    expect(await codes.get('a')).toBe('a 1');
    expect(await codes.get('a')).toBe('a 1');
    await transact(other.db, (tx) => changed(tx, 'units'));
    now += 999;
    expect(await codes.get('a')).toBe('a 1');
    now += 1;
    expect(await codes.get('a')).toBe('a 2');
    expect(reads).toEqual(['a', 'a']);
  });

  it('stays while the numbers stay, however often they are asked for', async () => {
    const { codes, reads } = reader();
    for (let turn = 0; turn < 3; turn += 1) {
      await codes.get('a');
      now += 5_000;
    }
    expect(reads).toEqual(['a']);
  });

  it('is not kept when a change became known while it was read', async () => {
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    let value = 'old';
    const codes = remembered(city.db, { of: ['places'], most: 2 }, async () => {
      const read = value;
      if (read === 'old') {
        value = 'new';
        await transact(other.db, (tx) => changed(tx, 'places'));
        now += 1_000;
        await codes.get('beside');
      }
      return read;
    });
    expect(await codes.get('a')).toBe('old');
    expect(await codes.get('a')).toBe('new');
  });

  it('forgets one key on request, and the oldest beyond its size', async () => {
    const { codes, reads } = reader();
    await codes.get('a');
    codes.forget('a');
    await codes.get('a');
    await codes.get('b');
    await codes.get('c');
    await codes.get('a');
    expect(reads).toEqual(['a', 'a', 'b', 'c', 'a']);
  });

  it('rolls back with the act that said it', async () => {
    const { codes, reads } = reader();
    await codes.get('a');
    await transact(other.db, async (tx) => {
      await changed(tx, 'places');
      throw new Error('not done');
    }).catch(() => undefined);
    now += 1_000;
    await codes.get('a');
    expect(reads).toEqual(['a']);
  });
});
