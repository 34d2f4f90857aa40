/** Way on from a matter: after an act a link to the next task, and J and K from one matter of the desk to another. */

import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { readDesk } from '../../api/matters.ts';
import { taskName } from '../../parts/matter/matter-cells.tsx';
import { useShortcuts } from '../../parts/shortcuts.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';

/** The most pressing other task of this post, if any. */
export function NextTask(props: { matterId: string }) {
  const t = useWords();
  const { data } = useQuery({ queryKey: ['desk'], queryFn: readDesk });
  const next = data?.items.find(({ matter }) => matter.id !== props.matterId);
  if (next === undefined) return null;
  return (
    // It stands among the words of a message, where colour alone does not tell a link.
    <Link to="/matters/$id" params={{ id: next.matter.id }} style={{ textDecoration: 'underline' }}>
      {t('matter.next', { what: taskName(t, next.what) })}
    </Link>
  );
}

/** Before and after this matter on the desk; from one that is not there, the first is next. */
export function Neighbours(props: { matterId: string }) {
  const t = useWords();
  const navigate = useNavigate();
  const { data } = useQuery({ queryKey: ['desk'], queryFn: readDesk, enabled: useMay('matters.read-desk') });
  const ids = [...new Set((data?.items ?? []).map(({ matter }) => matter.id))];
  const at = ids.indexOf(props.matterId);
  const before = ids[at - 1];
  const after = ids[at + 1];
  const keys = useMemo(() => {
    const go = (id: string | undefined) => () => {
      if (id !== undefined) void navigate({ to: '/matters/$id', params: { id } });
    };
    return { j: go(after), k: go(before), J: go(after), K: go(before) };
  }, [before, after, navigate]);
  useShortcuts(keys);
  if (before === undefined && after === undefined) return null;
  return (
    <nav className="matter-neighbours" aria-label={t('menu.desk')}>
      {before === undefined ? null : (
        <Link to="/matters/$id" params={{ id: before }}>
          {t('matter.before')} <kbd>K</kbd>
        </Link>
      )}
      {after === undefined ? null : (
        <Link to="/matters/$id" params={{ id: after }}>
          {t('matter.after')} <kbd>J</kbd>
        </Link>
      )}
    </nav>
  );
}
