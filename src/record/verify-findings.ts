/** Findings of the verifier, each naming the row an operator should look at. */

import type { Uuid } from '../kernel/ids.ts';
import type { Instant } from '../kernel/time.ts';

type OfStream = Readonly<{ stream: string; id: Uuid }>;
type AtEvent = OfStream & Readonly<{ seq: number }>;
type AtLeaf = Readonly<{ leaf: number }>;
type AtSeal = Readonly<{ seal: number }>;

export type Broken =
  | ({ readonly kind: 'event-changed' } & AtEvent)
  | ({ readonly kind: 'event-link-broken' } & AtEvent)
  | ({ readonly kind: 'event-missing' } & AtEvent)
  | ({ readonly kind: 'event-not-as-sealed' } & AtEvent & AtLeaf & AtSeal)
  | ({ readonly kind: 'stream-missing'; readonly id: Uuid } & AtLeaf)
  | ({ readonly kind: 'projection-differs'; readonly column: string } & OfStream)
  | ({ readonly kind: 'log-does-not-fold' } & OfStream)
  | ({ readonly kind: 'projection-missing' } & OfStream)
  | ({ readonly kind: 'projection-without-events' } & OfStream)
  | ({ readonly kind: 'kept-file-changed'; readonly file: Uuid } & OfStream)
  | ({ readonly kind: 'leaf-changed' } & AtLeaf)
  | ({ readonly kind: 'leaf-missing' } & AtLeaf)
  | ({ readonly kind: 'leaf-beyond-last-seal' } & AtLeaf)
  | { readonly kind: 'node-changed'; readonly level: number; readonly index: number }
  | { readonly kind: 'nodes-surplus'; readonly count: number }
  | ({ readonly kind: 'seal-missing' } & AtSeal)
  | ({ readonly kind: 'seal-link-broken' } & AtSeal)
  | ({ readonly kind: 'seal-signature-wrong' } & AtSeal)
  | ({ readonly kind: 'seal-key-unknown'; readonly keyId: string } & AtSeal)
  | ({ readonly kind: 'seal-out-of-order' } & AtSeal)
  | ({ readonly kind: 'seal-root-wrong'; readonly fromLeaf: number; readonly toLeaf: number } & AtSeal)
  | { readonly kind: 'published-key-wrong'; readonly keyId: string }
  | { readonly kind: 'kept-copy-of-another-city'; readonly city: string }
  | ({ readonly kind: 'kept-seal-missing' } & AtSeal)
  | ({ readonly kind: 'kept-seal-differs'; readonly field: string; readonly keptIsSigned: boolean } & AtSeal);

/** A finding as an English sentence for the operator's command; not in the catalogue, for no user reads it. */
export function describeBroken(broken: Broken): string {
  switch (broken.kind) {
    case 'event-changed':
      return `event ${broken.seq} of ${broken.stream} ${broken.id} was changed: its content does not give its hash`;
    case 'event-link-broken':
      return `event ${broken.seq} of ${broken.stream} ${broken.id} does not follow the event before it`;
    case 'event-missing':
      return `event ${broken.seq} of ${broken.stream} ${broken.id} was removed`;
    case 'event-not-as-sealed':
      return `event ${broken.seq} of ${broken.stream} ${broken.id} is not the one sealed as leaf ${broken.leaf} in seal ${broken.seal}: it was rewritten after that`;
    case 'stream-missing':
      return `${broken.id} was removed with all its events (leaf ${broken.leaf} says it existed)`;
    case 'projection-differs':
      return `the current state of ${broken.stream} ${broken.id} does not follow from its events: ${broken.column} differs`;
    case 'log-does-not-fold':
      return `the events of ${broken.stream} ${broken.id} are unchanged but this program cannot fold them`;
    case 'projection-missing':
      return `${broken.stream} ${broken.id} has events but no current state`;
    case 'projection-without-events':
      return `${broken.stream} ${broken.id} has a current state but no events`;
    case 'kept-file-changed':
      return `file ${broken.file} of ${broken.stream} ${broken.id} was changed: it is not what its log committed to`;
    case 'leaf-changed':
      return `leaf ${broken.leaf} was changed`;
    case 'leaf-missing':
      return `leaf ${broken.leaf} was removed`;
    case 'leaf-beyond-last-seal':
      return `leaf ${broken.leaf} and what follows lie under no seal: the last seal was removed`;
    case 'node-changed':
      return `tree node ${broken.level}/${broken.index} was changed or removed (the leaves below it are as sealed)`;
    case 'nodes-surplus':
      return `the tree has ${broken.count} nodes that belong to no leaves`;
    case 'seal-missing':
      return `seal ${broken.seal} was removed`;
    case 'seal-link-broken':
      return `seal ${broken.seal} does not name the seal before it: one of the two was changed`;
    case 'seal-signature-wrong':
      return `seal ${broken.seal} was changed or forged: its signature does not hold`;
    case 'seal-key-unknown':
      return `seal ${broken.seal} was forged: it is signed with key ${broken.keyId}, which is not this city's`;
    case 'seal-out-of-order':
      return `seal ${broken.seal} has a size or a time before that of the seal it follows`;
    case 'seal-root-wrong':
      return `seal ${broken.seal} was signed over other leaves than the ones stored: look at leaves ${broken.fromLeaf} to ${broken.toLeaf}`;
    case 'published-key-wrong':
      return `the published key ${broken.keyId} is not the city's key of that name`;
    case 'kept-copy-of-another-city':
      return `the kept copy is of another city (${broken.city})`;
    case 'kept-seal-missing':
      return `seal ${broken.seal} of the kept copy is gone: history was cut off or rewritten`;
    case 'kept-seal-differs': {
      const proof = broken.keptIsSigned ? ', and the kept one bears a good signature' : '';
      return `seal ${broken.seal} differs from the kept copy in its ${broken.field}${proof}: history was rewritten`;
    }
  }
}

export type VerifyReport = Readonly<{
  ok: boolean;
  city: string;
  at: Instant;
  /** In the order found: seals, tree, events, states, kept copy. The first is the one to look at. */
  broken: readonly Broken[];
  /** Whether more was broken than is listed. */
  more: boolean;
  counted: Readonly<{
    streams: Readonly<Record<string, number>>;
    events: number;
    leaves: number;
    seals: number;
    keptSeals: number;
    /** Files that were read again and compared with their log; absent where they were not asked for. */
    files?: number;
  }>;
  /** Events after the last seal: chained, but not yet protected against whoever can rewrite the chain. */
  unsealed: Readonly<{ events: number; oldestAt: Instant | null }>;
  lastSeal: Readonly<{ number: number; size: number; root: string; at: Instant }> | null;
}>;

/** A stored report in today's shape; reports older than kinds of streams are about matters only. */
export function asReport(kept: Readonly<Record<string, unknown>>): VerifyReport {
  const { counted, broken } = kept as { counted: Record<string, unknown>; broken: readonly Record<string, unknown>[] };
  if ('streams' in counted) return kept as VerifyReport;
  const { matters, ...others } = counted;
  const found = broken.map(({ kind, matterId, ...facts }) => {
    if (matterId === undefined) return { kind, ...facts };
    return kind === 'matter-missing'
      ? { kind: 'stream-missing', id: matterId, ...facts }
      : { kind, stream: 'matter', id: matterId, ...facts };
  });
  return { ...kept, counted: { streams: { matter: matters }, ...others }, broken: found } as unknown as VerifyReport;
}

/** Steps of the verifier, in this order. */
export type VerifyStep = 'seals' | 'tree' | 'events';

/** Called every few hundred rows with the progress of a step; awaited, so that it can let other work through. */
export type Watch = (step: VerifyStep, done: number) => Promise<void>;

export const ROWS_BETWEEN_WATCHES = 250;

const MOST_LISTED = 50;

/** Collects what is broken, each thing once, up to a limit. */
export function findings() {
  const listed: Broken[] = [];
  const seen = new Set<string>();
  let more = false;
  return {
    listed,
    add: (broken: Broken): void => {
      const key = broken.kind === 'event-missing' ? `missing/${broken.id}/${broken.seq}` : JSON.stringify(broken);
      if (seen.has(key)) return;
      if (listed.length >= MOST_LISTED) {
        more = true;
        return;
      }
      seen.add(key);
      listed.push(broken);
    },
    hasMore: () => more,
  };
}

export type Findings = ReturnType<typeof findings>;
