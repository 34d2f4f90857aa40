/** Acts on the present record that wait for a second person, shown where they were asked, so that nobody takes them for done. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { readWaitingActs, type WaitingAct } from '../../api/waiting.ts';
import { useMay } from '../../session.ts';
import { useWords, type Words, wordOr } from '../../words/index.ts';
import { showInstant } from '../dates.ts';

export function StillWaiting(props: { about: (act: WaitingAct) => boolean }) {
  const t = useWords();
  const may = useMay('people.read-waiting-acts');
  const { data } = useQuery({
    queryKey: ['waiting-acts', 'open'],
    queryFn: () => readWaitingActs(false),
    enabled: may,
  });
  const acts = (data ?? []).filter(props.about);
  if (acts.length === 0) return null;
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 12 }}
      title={t('waiting.here')}
      description={
        <ul className="plain-list">
          {acts.map((act) => (
            <li key={act.id}>
              <Link to="/waiting" search={{ id: act.id }}>
                {wordOr(t, `action.${act.kind}`, act.kind)}
              </Link>{' '}
              <span className="muted">
                {t('waiting.for', { roles: rolesOf(t, act) })} · {showInstant(act.askedAt)}
              </span>
            </li>
          ))}
        </ul>
      }
    />
  );
}

export function rolesOf(t: Words, act: WaitingAct): string {
  return act.releasers.map((role) => t(`role.${role}`)).join(t('waiting.or'));
}

/** Whether the act is about this person, post or record, by the fact that names it. */
export function isAbout(act: WaitingAct, name: string, value: string): boolean {
  return act.facts.some((fact) => fact.name === name && String(fact.value) === value);
}
