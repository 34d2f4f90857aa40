/** Sealed identity: what is held, opening it with a reason (by two persons in the discipline lane), and who opened it before. */

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Space } from 'antd';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { IdentityOpening, IdentityRequest, OpenedIdentity, SecretField, VaultHoldings } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { showInstant } from '../../parts/dates.ts';
import { Fact, Panel } from '../../parts/facts.tsx';
import { Failure } from '../../parts/form/failure.tsx';
import { FormDrawer, type FormField } from '../../parts/form/form-drawer.tsx';
import { RegisterRequest } from '../../parts/form/register-request.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';

type Asking = Readonly<{ act: 'open' | 'ask'; requestId?: string }>;

export function Identity(props: { matterId: string }) {
  const t = useWords();
  const params = { path: { matterId: props.matterId } };
  const reader = useMay('vault.open-identity');
  const [asking, setAsking] = useState<Asking>();
  const [opened, setOpened] = useState<OpenedIdentity>();
  const answers = useMay('vault.answer-data-request');
  const navigate = useNavigate();
  const [registering, setRegistering] = useState(false);
  const holdings = useQuery({
    queryKey: ['identity', props.matterId],
    queryFn: () => take<VaultHoldings>(api.GET('/api/v1/matters/{matterId}/identity', { params })),
  });
  const openings = useQuery({
    queryKey: ['identity-openings', props.matterId],
    queryFn: () =>
      take<readonly IdentityOpening[]>(api.GET('/api/v1/matters/{matterId}/identity-openings', { params })),
  });
  if (holdings.error !== null) return <Failure error={holdings.error} />;
  const held = holdings.data;
  if (held === undefined) return null;
  const named = (fields: readonly SecretField[]): string =>
    fields.map((field) => t(`identity.field.${field}`)).join('、');
  const twoPersons = held.persons === 2;

  return (
    <Panel title={t('identity.title')}>
      {held.fields.length === 0 && held.erasedAt !== null ? (
        <p>{t('identity.erased', { date: showInstant(held.erasedAt) })}</p>
      ) : held.fields.length === 0 ? (
        <p className="muted">{t('identity.none')}</p>
      ) : (
        <Space wrap>
          <span>{t('identity.sealed', { fields: named(held.fields) })}</span>
          {reader ? (
            <ActButton
              word={t(twoPersons ? 'identity.ask' : 'identity.open')}
              onClick={() => setAsking({ act: twoPersons ? 'ask' : 'open' })}
            />
          ) : null}
        </Space>
      )}
      {answers ? (
        <p>
          <ActButton word={t('personal.register')} onClick={() => setRegistering(true)} />
        </p>
      ) : null}
      {twoPersons ? <p className="muted">{t('identity.twoPersons')}</p> : null}
      {opened === undefined ? null : <Opened identity={opened} />}
      {twoPersons && reader ? (
        <Requests
          matterId={props.matterId}
          named={named}
          onUse={(requestId) => setAsking({ act: 'open', requestId })}
        />
      ) : null}
      <h3 className="panel-part">{t('identity.openings')}</h3>
      {openings.data?.length === 0 ? <p className="muted">{t('identity.never')}</p> : null}
      <ul className="plain-list">
        {openings.data?.map((opening) => (
          <li key={`${opening.at}${opening.office.post}`}>
            <span className="figures">{showInstant(opening.at)}</span> {opening.office.unit} · {opening.office.post}
            {t('colon')}
            {named(opening.fields)}
            <div className="muted words">{opening.reason}</div>
          </li>
        ))}
      </ul>
      {registering ? (
        <RegisterRequest
          matterId={props.matterId}
          onDone={(id) => void navigate({ to: '/personal-data', search: { id } })}
          onClose={() => setRegistering(false)}
        />
      ) : null}
      {asking === undefined ? null : (
        <Ask
          matterId={props.matterId}
          fields={held.fields}
          asking={asking}
          onOpened={setOpened}
          onClose={() => setAsking(undefined)}
        />
      )}
    </Panel>
  );
}

function Opened(props: { identity: OpenedIdentity }) {
  const t = useWords();
  const { name, phone, words, entity } = props.identity;
  return (
    <dl className="facts identity-opened">
      <Fact name={t('identity.field.name')} className="words">
        {name}
      </Fact>
      <Fact name={t('identity.field.phone')} className="words">
        {phone}
      </Fact>
      <Fact name={t('identity.field.entity')} className="words">
        {entity && `${entity.name} ${entity.uscc}`}
      </Fact>
      <Fact name={t('identity.field.words')} className="words">
        {words}
      </Fact>
      <p className="muted">{t('identity.shownOnce')}</p>
    </dl>
  );
}

function Ask(props: {
  matterId: string;
  fields: readonly SecretField[];
  asking: Asking;
  onOpened: (identity: OpenedIdentity) => void;
  onClose: () => void;
}) {
  const t = useWords();
  // Of a lead the words are on the page as soon as they are opened.
  const done = useDone('identity-openings', 'identity-requests', 'matter');
  const [submissionId] = useState(newSubmissionId);
  const params = { path: { matterId: props.matterId } };
  const { act, requestId } = props.asking;
  const fields: readonly FormField[] = [
    {
      name: 'fields',
      label: t('identity.fields'),
      kind: 'multi',
      required: true,
      options: props.fields.map((field) => ({ value: field, label: t(`identity.field.${field}`) })),
    },
    {
      name: 'reason',
      label: t('identity.reason'),
      kind: 'area',
      required: true,
      help: t('identity.reasonHelp'),
      max: 500,
    },
  ];
  const label = t(act === 'open' ? 'identity.open' : 'identity.ask');
  return (
    <FormDrawer
      title={label}
      draft={null}
      intro={<p>{t('identity.openHelp')}</p>}
      fields={fields}
      submitLabel={label}
      submit={async (values) => {
        const body = { submissionId, ...(values as { fields: SecretField[]; reason: string }) };
        if (act === 'ask') {
          await done(
            take(api.POST('/api/v1/matters/{matterId}/identity-requests', { params, body })),
            t('identity.asked'),
          );
          return;
        }
        const look = { ...body, ...(requestId === undefined ? {} : { requestId }) };
        const path = '/api/v1/matters/{matterId}/identity-openings';
        const opened = take<OpenedIdentity>(api.POST(path, { params, body: look }));
        props.onOpened(await done(opened, t('identity.seen')));
      }}
      onClose={props.onClose}
    />
  );
}

function Requests(props: {
  matterId: string;
  named: (fields: readonly SecretField[]) => string;
  onUse: (requestId: string) => void;
}) {
  const t = useWords();
  const done = useDone('identity-requests');
  const [deciding, setDeciding] = useState<Readonly<{ id: string; approve: boolean }>>();
  const params = { path: { matterId: props.matterId } };
  const { data } = useQuery({
    queryKey: ['identity-requests', props.matterId],
    queryFn: () =>
      take<readonly IdentityRequest[]>(api.GET('/api/v1/matters/{matterId}/identity-requests', { params })),
  });
  if (data === undefined || data.length === 0) return null;
  const stateOf = (request: IdentityRequest): string =>
    request.decision === null
      ? t('identity.waiting')
      : request.spent
        ? t('identity.spent')
        : t(request.decision.approved ? 'identity.approved' : 'identity.denied');
  return (
    <>
      <h3 className="panel-title">{t('identity.requests')}</h3>
      <ul className="plain-list">
        {data.map((request) => (
          <li key={request.id}>
            <span className="figures">{showInstant(request.at)}</span> {request.office.unit} · {request.office.post}
            {t('colon')}
            {props.named(request.fields)} · {stateOf(request)}
            <div className="muted words">{request.reason}</div>
            {request.decision === null && !request.mine ? (
              <Space>
                <ActButton
                  word={t('identity.approve')}
                  onClick={() => setDeciding({ id: request.id, approve: true })}
                />
                <ActButton word={t('identity.deny')} onClick={() => setDeciding({ id: request.id, approve: false })} />
              </Space>
            ) : null}
            {request.mine && request.decision?.approved === true && !request.spent ? (
              <ActButton word={t('identity.useRequest')} onClick={() => props.onUse(request.id)} />
            ) : null}
          </li>
        ))}
      </ul>
      {deciding === undefined ? null : (
        <FormDrawer
          title={t(deciding.approve ? 'identity.approve' : 'identity.deny')}
          draft={null}
          fields={[{ name: 'reason', label: t('field.reason'), kind: 'area', required: true, max: 500 }]}
          submit={async (values) => {
            const body = { approve: deciding.approve, reason: String(values.reason ?? '') };
            const path = '/api/v1/matters/{matterId}/identity-requests/{requestId}/decision';
            await done(take(api.POST(path, { params: { path: { ...params.path, requestId: deciding.id } }, body })));
          }}
          onClose={() => setDeciding(undefined)}
        />
      )}
    </>
  );
}
