/** Suggested units with reasons; a click fills the field, nothing is chosen beforehand. */

import { useQuery } from '@tanstack/react-query';
import { api, take } from '../../api/client.ts';
import type { components } from '../../api/schema.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { useWords, type Words } from '../../words/index.ts';

type SuggestedUnit = components['schemas']['SuggestedUnit'];
type Reason = SuggestedUnit['reasons'][number];

export function SuggestedUnits(props: { matterId: string; onChoose: (unitId: string) => void }) {
  const t = useWords();
  const params = { path: { matterId: props.matterId } };
  const { data } = useQuery({
    queryKey: ['suggested-units', props.matterId],
    queryFn: () => take<readonly SuggestedUnit[]>(api.GET('/api/v1/matters/{matterId}/suggested-units', { params })),
  });
  if (data === undefined) return null;
  return (
    <section className="suggested" aria-label={t('suggest.title')}>
      <h3 className="panel-title">{t('suggest.title')}</h3>
      <p className="muted">{t(data.length === 0 ? 'suggest.none' : 'suggest.help')}</p>
      <ul className="plain-list">
        {data.map(({ unit, reasons }) => (
          <li key={unit.id}>
            <ActButton word={unit.name} onClick={() => props.onChoose(unit.id)} />
            <div className="muted">{reasons.map((reason) => inWords(t, reason)).join(t('suggest.and'))}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function inWords(t: Words, reason: Reason): string {
  if (reason.kind !== 'precedents') return t(`suggest.${reason.kind}`);
  const { handled, resolved, of } = reason;
  return t(`suggest.precedents.${reason.among}`, { handled, resolved, of });
}
