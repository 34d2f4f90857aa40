/** Says whose a matter is within the unit: somebody who works there, a section, or nobody. */

import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';
import type { MatterLine, MatterView, OwnUnit } from '../../api/types.ts';
import { useWords } from '../../words/index.ts';
import { FormDrawer } from '../form/form-drawer.tsx';
import { useDone } from './acts.ts';

export function useOwnUnit(enabled = true) {
  return useQuery({
    queryKey: ['own-unit'],
    queryFn: () => take<OwnUnit>(api.GET('/api/v1/own-unit')),
    enabled,
  });
}

export function nameHandler(matterId: string, userId: string | null, section: string | null): Promise<unknown> {
  const params = { path: { matterId } };
  return take(api.POST('/api/v1/matters/{matterId}/named', { params, body: { userId, section } }));
}

export function NameHandler(props: {
  line: MatterLine;
  naming: NonNullable<MatterView['naming']>;
  onClose: () => void;
}) {
  const t = useWords();
  const done = useDone('matter', 'matters', 'desk', 'named');
  const { line, naming } = props;
  const named = line.named;
  const people = naming.people.map(({ userId, name }) => ({ value: userId, label: name }));
  const sections = [...new Set([...naming.sections, ...(named?.section == null ? [] : [named.section])])];
  return (
    <FormDrawer
      title={t('named.name')}
      draft={null}
      intro={<p className="muted">{t('named.about')}</p>}
      initial={{ userId: named?.userId ?? undefined, section: named?.section ?? undefined }}
      fields={[
        { name: 'userId', label: t('head.desk.named'), kind: 'select', options: people },
        ...(sections.length === 0
          ? []
          : [
              {
                name: 'section',
                label: t('named.section'),
                kind: 'select' as const,
                options: sections.map((value) => ({ value, label: value })),
              },
            ]),
      ]}
      submit={async ({ userId, section }) => {
        await done(nameHandler(line.id, textOf(userId), textOf(section)));
      }}
      onClose={props.onClose}
    />
  );
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
