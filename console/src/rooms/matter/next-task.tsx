/** Link to the next task, so that nobody is left after an act on a page with nothing to do. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { readDesk } from '../../api/matters.ts';
import { taskName } from '../../parts/matter/matter-cells.tsx';
import { useWords } from '../../words/index.ts';

/** The most pressing other task of this post, if any. */
export function NextTask(props: { matterId: string }) {
  const t = useWords();
  const { data } = useQuery({ queryKey: ['desk'], queryFn: readDesk });
  const next = data?.items.find(({ matter }) => matter.id !== props.matterId);
  if (next === undefined) return null;
  return (
    <Link to="/matters/$id" params={{ id: next.matter.id }}>
      {t('matter.next', { what: taskName(t, next.what) })}
    </Link>
  );
}
