/** Drafts of a tab, and whose they are. */

import { beforeEach, expect, it, vi } from 'vitest';
import { keepDraftsOf, readDraft, writeDraft } from './draft.ts';

beforeEach(() => {
  // Each test has its own storage; Object.keys lists it as a browser's does.
  const kept: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => Object.assign(kept, { [key]: value }),
    removeItem: (key: string) => delete kept[key],
  };
  const tab = new Proxy(methods, {
    ownKeys: () => Object.keys(kept),
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
  vi.stubGlobal('sessionStorage', tab);
});

it('a draft is gone for whoever signs in next on the tab, and stays for its own person', () => {
  expect(keepDraftsOf('a')).toBe(false);
  writeDraft('act:1:refuse', { reason: '不属于受理范围' });
  expect(keepDraftsOf('a')).toBe(false);
  expect(readDraft('act:1:refuse')).toEqual({ reason: '不属于受理范围' });
  expect(keepDraftsOf('b')).toBe(true);
  expect(readDraft('act:1:refuse')).toBeUndefined();
});

it('a choice that was cleared is kept as cleared', () => {
  writeDraft('entity:1:2', { name: '示例商行', townshipCode: undefined });
  expect(readDraft('entity:1:2')).toEqual({ name: '示例商行', townshipCode: null });
});
