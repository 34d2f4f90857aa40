/** A data request: what is asked, its date and why, what was done, and the possible answers. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Drawer, Space } from 'antd';
import { useState } from 'react';
import { useCategories } from '../../api/categories.ts';
import { api, take } from '../../api/client.ts';
import { readDataRequest } from '../../api/personal-data.ts';
import type { DataRequest, Explanation, PersonalData } from '../../api/types.ts';
import { showInstant } from '../../parts/dates.ts';
import { Fact } from '../../parts/facts.tsx';
import { Failure } from '../../parts/form/failure.tsx';
import { Loading } from '../../parts/form/fallbacks.tsx';
import { DeadlineMark } from '../../parts/matter/deadline.tsx';
import { ExplainedDays } from '../../parts/matter/explained-days.tsx';
import { useWords } from '../../words/index.ts';
import { AnswerForm, type Answering } from './answer.tsx';
import { CopyView } from './copy.tsx';
import { knownText } from './known.ts';

export function RequestDrawer(props: { id: string; onClose: () => void }) {
  const t = useWords();
  const [answering, setAnswering] = useState<Answering>();
  const [copy, setCopy] = useState<PersonalData>();
  const { data, error } = useQuery({
    queryKey: ['data-request', props.id],
    queryFn: () => readDataRequest(props.id),
  });
  return (
    <Drawer
      open
      size={720}
      title={[t('menu.personalData'), ...(data === undefined ? [] : [t(`personal.kind.${data.kind}`)])].join(' · ')}
      onClose={props.onClose}
      footer={data === undefined ? null : <Acts request={data} onAct={setAnswering} />}
    >
      {error !== null ? <Failure error={error} /> : data === undefined ? <Loading /> : <Shown request={data} />}
      {data === undefined || answering === undefined ? null : (
        <AnswerForm request={data} answering={answering} onCopied={setCopy} onClose={() => setAnswering(undefined)} />
      )}
      {copy === undefined ? null : <CopyView data={copy} onClose={() => setCopy(undefined)} />}
    </Drawer>
  );
}

function Acts(props: { request: DataRequest; onAct: (answering: Answering) => void }) {
  const t = useWords();
  const { acts, standing } = props.request;
  if (acts.length === 0) return standing === 'proposed' ? <p className="muted">{t('personal.waitsForOther')}</p> : null;
  const offered: readonly Answering[] = acts.flatMap((act): readonly Answering[] =>
    act === 'decide-erasure' ? ['approve', 'deny'] : [act],
  );
  return (
    <Space wrap>
      {offered.map((act) => (
        <Button
          key={act}
          {...(act === 'refuse' || act === 'deny' ? {} : { type: 'primary' as const })}
          {...(act === 'approve' ? { danger: true } : {})}
          onClick={() => props.onAct(act)}
        >
          {t(`personal.act.${act}`)}
        </Button>
      ))}
    </Space>
  );
}

function Shown(props: { request: DataRequest }) {
  const t = useWords();
  const categories = useCategories();
  const { request } = props;
  const { limit } = request;
  const body = { from: request.receivedOn, amount: limit.amount, unit: limit.unit };
  const explained = useQuery({
    queryKey: ['calculated', body],
    queryFn: () => take<Explanation>(api.POST('/api/v1/law/deadline', { body })),
  });
  return (
    <>
      <dl className="facts">
        <Fact name={t('head.data-requests.standing')}>{t(`personal.standing.${request.standing}`)}</Fact>
        <Fact name={t('head.data-requests.channel')}>
          {[t(`personal.channel.${request.channel}`), request.office?.unit ?? ''].filter(Boolean).join(' · ')}
        </Fact>
        <Fact name={t('head.data-requests.known')}>{knownText(t, request)}</Fact>
        <Fact name={t('head.data-requests.received')}>{request.receivedOn}</Fact>
        <Fact name={t('head.data-requests.due')}>
          <DeadlineMark dueOn={request.dueOn} light={request.light ?? 'none'} provisional={request.dueProvisional} />
        </Fact>
        <Fact name={t('matter.one')}>
          <Link to="/matters/$id" params={{ id: request.matterId }} className="mono">
            {request.matterNumber}
          </Link>
        </Fact>
      </dl>
      <h3 className="panel-part">{t('personal.words')}</h3>
      {request.words === null ? (
        <p className="muted">{t('personal.noWords')}</p>
      ) : (
        <p className="words">{request.words}</p>
      )}
      {request.steps.length === 0 ? null : <h3 className="panel-part">{t('personal.steps')}</h3>}
      <ul className="plain-list">
        {request.steps.map((step) => (
          <li key={step.at + step.what}>
            <span className="figures">{showInstant(step.at)}</span>{' '}
            {step.office === null
              ? t('personal.step.self')
              : `${t(`personal.step.${step.what}`)} · ${step.office.unit} · ${step.office.post}`}
            {step.ground === null ? null : <div>{categories.nameOf(step.ground)}</div>}
            {step.reason === null ? null : <div className="muted words">{step.reason}</div>}
          </li>
        ))}
      </ul>
      <h3 className="panel-part">{t('deadline.why')}</h3>
      {explained.data === undefined ? null : <ExplainedDays explanation={explained.data} />}
      <p className="muted">
        {t('rules.basis')}
        {t('colon')}
        {limit.basis}
      </p>
    </>
  );
}
