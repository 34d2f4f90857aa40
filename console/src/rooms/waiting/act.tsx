/** An act that waits for a second person: all that was asked, and the decision. */

import { Alert, Button, Drawer, Space } from 'antd';
import { useState } from 'react';
import { type ActFact, decideWaitingAct, type WaitingAct } from '../../api/waiting.ts';
import { showInstant } from '../../parts/dates.ts';
import { Fact } from '../../parts/facts.tsx';
import { FormDrawer } from '../../parts/form/form-drawer.tsx';
import { useDone } from '../../parts/matter/acts.ts';
import { rolesOf } from '../../parts/matter/still-waiting.tsx';
import { useWords, type Words, wordOr } from '../../words/index.ts';

export function ActDrawer(props: { act: WaitingAct; onClose: () => void }) {
  const t = useWords();
  const { act } = props;
  // A released act changes these lists.
  const done = useDone(
    'waiting-acts',
    'users',
    'user',
    'posts',
    'retention',
    'legal-holds',
    'calendar-years',
    'category-lists',
    'categories',
    'import',
    'imports',
  );
  const [release, setRelease] = useState<boolean>();
  return (
    <Drawer open title={kindText(t, act)} size={560} onClose={props.onClose}>
      <p className="muted">{wordOr(t, `waiting.about.${act.kind}`, '')}</p>
      <dl className="facts">
        {act.facts.map((fact) => (
          <Fact key={fact.name} name={wordOr(t, `waiting.fact.${fact.name}`, fact.name)} className="words">
            {factText(t, fact)}
          </Fact>
        ))}
        <Fact name={t('waiting.askedBy')}>{`${act.askedBy} · ${showInstant(act.askedAt)}`}</Fact>
        <Fact name={t('waiting.releasers')}>{rolesOf(t, act)}</Fact>
        {act.expiresAt === null ? null : <Fact name={t('waiting.expires')}>{showInstant(act.expiresAt)}</Fact>}
        {act.decision === null && !act.lapsed ? null : (
          <>
            <Fact name={t('waiting.standing')}>{standingText(t, act)}</Fact>
            {act.decidedBy === null ? null : (
              <Fact
                name={t('waiting.decidedBy')}
              >{`${act.decidedBy} · ${act.decidedAt === null ? '' : showInstant(act.decidedAt)}`}</Fact>
            )}
            {act.decisionReason === null ? null : <Fact name={t('field.reason')}>{act.decisionReason}</Fact>}
          </>
        )}
      </dl>
      {act.decision !== null || act.lapsed ? null : act.mayDecide ? (
        <Space style={{ marginTop: 16 }}>
          <Button type="primary" onClick={() => setRelease(true)}>
            {t('waiting.release')}
          </Button>
          <Button onClick={() => setRelease(false)}>{t('waiting.refuse')}</Button>
        </Space>
      ) : (
        <Alert style={{ marginTop: 16 }} type="info" showIcon title={t('waiting.notYours')} />
      )}
      {release === undefined ? null : (
        <FormDrawer
          title={`${t(release ? 'waiting.release' : 'waiting.refuse')} · ${kindText(t, act)}`}
          draft={null}
          intro={<p>{t(release ? 'waiting.releaseHelp' : 'waiting.refuseHelp')}</p>}
          fields={[{ name: 'reason', label: t('field.reason'), kind: 'area', required: true, max: 500 }]}
          submitLabel={t(release ? 'waiting.release' : 'waiting.refuse')}
          submit={async ({ reason }) => {
            const said = t(release ? 'waiting.released' : 'waiting.refused');
            await done(decideWaitingAct(act.id, { release, reason: String(reason) }), said);
            props.onClose();
          }}
          onClose={() => setRelease(undefined)}
        />
      )}
    </Drawer>
  );
}

export function kindText(t: Words, act: WaitingAct): string {
  return wordOr(t, `action.${act.kind}`, act.kind);
}

export function standingText(t: Words, act: WaitingAct): string {
  return t(`waiting.standing.${act.decision ?? (act.lapsed ? 'lapsed' : 'open')}`);
}

/** Its subject in one line: person, post, record, year, list or file. */
export function aboutText(t: Words, act: WaitingAct): string {
  const shown = ['user', 'post', 'record', 'year', 'list', 'file'].flatMap((name) =>
    act.facts.filter((fact) => fact.name === name),
  );
  return shown
    .filter((fact) => fact.value !== null)
    .map((fact) => factText(t, fact))
    .join(' · ');
}

function factText(t: Words, fact: ActFact): string {
  const { name, value, said } = fact;
  if (said !== null) return said;
  if (value === null) return '—';
  if (typeof value === 'boolean') return t(value ? 'app.yes' : 'app.no');
  const text = String(value);
  switch (name) {
    case 'role':
    case 'roles':
      if (text === '') return t('app.none');
      return text
        .split(' ')
        .map((role) => wordOr(t, `role.${role}`, role))
        .join('、');
    case 'record':
      return wordOr(t, `retention.kind.${text}`, text);
    case 'list':
      return wordOr(t, `category-kind.${text}`, text);
    case 'object':
      return text === '*' ? t('waiting.everyRecord') : text;
    case 'changes':
      return text
        .split('\n')
        .map((line) => {
          const [date = '', before = '', after = ''] = line.split(' ');
          return `${date}：${wordOr(t, `day.${before}`, before)} → ${wordOr(t, `day.${after}`, after)}`;
        })
        .join('\n');
    default:
      return text;
  }
}
