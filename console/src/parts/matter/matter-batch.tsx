/**
 * Acts on several matters at once: those that decide nothing about the substance and can be taken back or cost nothing.
 * Which ones, for whom and why not the others stands in docs/adr/0021.
 */

import { useQueryClient } from '@tanstack/react-query';
import { Space } from 'antd';
import { lazy, Suspense, useState } from 'react';
import type { MatterLine, Role } from '../../api/types.ts';
import { useMay, useSession } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { ActButton } from '../act-button.tsx';

/** Loaded apart: every desk shows the buttons, few lists are worked in batches. */
const OneBatch = lazy(async () => ({ default: (await import('./matter-batch-dialog.tsx')).OneBatch }));

const BATCHED = ['accept', 'dispatch', 'send-letter'] as const;
export type Batched = (typeof BATCHED)[number];

/** Phases that have the act at all; the server judges each row. */
const PHASES: Readonly<Record<Batched, readonly MatterLine['phase'][]>> = {
  accept: ['registered'],
  dispatch: ['accepted'],
  'send-letter': [
    'registered',
    'appealed',
    'accepted',
    'dispatched',
    'handling',
    'suspended',
    'checking',
    'answered',
    'contested',
  ],
};
/** Phases in which a role holds the matter itself: nobody writes to their own desk. */
const OWN: Readonly<Partial<Record<Role, readonly MatterLine['phase'][]>>> = {
  dispatcher: ['registered', 'accepted'],
  'joint-office': ['appealed'],
};
const ROLES: Readonly<Record<Batched, readonly Role[]>> = {
  accept: ['dispatcher'],
  dispatch: ['dispatcher'],
  'send-letter': ['dispatcher', 'joint-office', 'discipline-supervisor', 'leader'],
};

const Letters = lazy(async () => ({ default: (await import('./letter-dialog.tsx')).LetterDialog }));

type Chosen = Readonly<{ what: Batched; lines: readonly MatterLine[]; skipped: number }>;

/** A letter is one about all of them; every other act is one for each. */
function OneAct({ what, lines, skipped, onClose }: Chosen & { onClose: () => void }) {
  return what === 'send-letter' ? (
    <Letters matterIds={lines.map(({ id }) => id)} onClose={onClose} />
  ) : (
    <OneBatch what={what} lines={lines} skipped={skipped} onClose={onClose} />
  );
}

/** Acts this post may do on several matters; none for most posts. */
export function useBatched(): readonly Batched[] {
  const may = { act: useMay('matters.act-on-matter'), write: useMay('letters.send-letter') };
  const role = useRole();
  if (role === undefined) return [];
  return BATCHED.filter((what) => (what === 'send-letter' ? may.write : may.act) && ROLES[what].includes(role));
}

function useRole(): Role | undefined {
  const { posts, actingPostId } = useSession();
  return posts.find(({ postId }) => postId === actingPostId)?.role;
}

export function BatchActs(props: { chosen: readonly MatterLine[]; onDone: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const batched = useBatched();
  const [open, setOpen] = useState<Chosen>();
  const { chosen } = props;
  const role = useRole();
  const own = (role === undefined ? undefined : OWN[role]) ?? [];
  const nameOf = (what: Batched) =>
    what === 'send-letter' && role === 'leader' ? t('letters.step.instruction') : t(`command.${what}`);
  const fitting = (what: Batched) =>
    chosen.filter(({ phase }) => PHASES[what].includes(phase) && !(what === 'send-letter' && own.includes(phase)));
  return (
    <Space>
      {batched.map((what) => {
        const lines = fitting(what);
        const skipped = chosen.length - lines.length;
        return lines.length === 0 ? null : (
          <ActButton
            key={what}
            type="primary"
            word={t('batch.button', { what: nameOf(what), count: lines.length })}
            onClick={() => setOpen({ what, lines, skipped })}
          />
        );
      })}
      {chosen.length === 0 ? null : (
        <span className="muted">
          {batched
            .map((what) => ({ what: nameOf(what), count: fitting(what).length, of: chosen.length }))
            .filter(({ count, of }) => count < of)
            .map(({ what, count, of }) => t('batch.fits', { what, count, others: of - count, of }))
            .join(t('batch.fitsAnd'))}
        </span>
      )}
      {open === undefined ? null : (
        <Suspense>
          <OneAct
            {...open}
            onClose={() => {
              setOpen(undefined);
              for (const list of ['desk', 'matters', 'supervision', 'duplicates']) {
                void queries.invalidateQueries({ queryKey: [list] });
              }
              props.onDone();
            }}
          />
        </Suspense>
      )}
    </Space>
  );
}
