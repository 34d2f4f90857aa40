/** Drawer of a code and its plaques: states, places, actions. */

import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Space, Steps } from 'antd';
import { useState } from 'react';
import { readCode } from '../../api/plaques.ts';
import type { CodeDetail } from '../../api/types.ts';
import { dayOf, showInstant } from '../../parts/dates.ts';
import { Fact } from '../../parts/facts.tsx';
import { Failure } from '../../parts/form/failure.tsx';
import { Loading } from '../../parts/form/fallbacks.tsx';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { Place } from './cells.tsx';
import { EndForm } from './end-form.tsx';
import { FoundForm, HangForm } from './hang-form.tsx';
import { Hangings } from './hangings.tsx';
import { inGroups, placeOf } from './naming.ts';
import { PrintForm } from './print-form.tsx';

type Act = 'print' | 'hang' | 'found' | 'revoke' | 'reissue';

export function CodeDrawer(props: { id: string; onClose: () => void }) {
  const t = useWords();
  const may = useMay('places.keep-codes');
  const [act, setAct] = useState<Act>();
  const { data, error } = useQuery({ queryKey: ['code', props.id], queryFn: () => readCode(props.id) });
  const close = (): void => setAct(undefined);
  const living = data?.revokedAt === null;
  return (
    <Drawer
      open
      size={560}
      title={data === undefined ? t('head.codes.text') : <span className="mono">{inGroups(data.text)}</span>}
      onClose={props.onClose}
      footer={
        may && data !== undefined ? (
          <Space wrap>
            {living ? (
              <>
                <Button type="primary" onClick={() => setAct('print')}>
                  {t('plaque.printOne')}
                </Button>
                <Button onClick={() => setAct('hang')}>{t('plaque.hang')}</Button>
                <Button onClick={() => setAct('reissue')}>{t('code.reissue')}</Button>
                <Button onClick={() => setAct('revoke')}>{t('code.revoke')}</Button>
              </>
            ) : (
              <>
                <Button onClick={() => setAct('found')}>{t('plaque.foundAndTaken')}</Button>
                {data.state === 'revoked' && data.revokeReason !== 'closed' ? (
                  <Button onClick={() => setAct('reissue')}>{t('code.reissue')}</Button>
                ) : null}
              </>
            )}
          </Space>
        ) : null
      }
    >
      {error !== null ? <Failure error={error} /> : data === undefined ? <Loading /> : <Detail code={data} />}
      {data === undefined ? null : act === 'print' ? (
        <PrintForm chosen={{ codeIds: [data.id] }} onClose={close} />
      ) : act === 'hang' ? (
        <HangForm codeIds={[data.id]} onClose={close} />
      ) : act === 'found' ? (
        <FoundForm codeId={data.id} issuedOn={dayOf(data.issuedAt)} onClose={close} />
      ) : act !== undefined ? (
        <EndForm act={act} code={data} onClose={close} />
      ) : null}
    </Drawer>
  );
}

function Detail(props: { code: CodeDetail }) {
  const t = useWords();
  const { code } = props;
  const [lastPrint] = code.prints;
  return (
    <>
      <div className="plaque-place">
        <Place code={code} />
      </div>
      <Way code={code} />
      <dl className="facts">
        <Fact name={t('head.codes.kind')}>{t(`code.kind.${code.kind}`)}</Fact>
        <Fact name={t('head.codes.url')} className="mono">
          {code.url}
        </Fact>
        <Fact name={t('head.codes.reason')}>{code.revokeReason && t(`revoke.${code.revokeReason}`)}</Fact>
        <Fact name={t('code.successor')} className="mono">
          {code.successorText && inGroups(code.successorText)}
        </Fact>
        <Fact name={t('code.replaces')} className="mono">
          {code.replacesText && inGroups(code.replacesText)}
        </Fact>
        {code.placeChangedSince && lastPrint !== undefined ? (
          <Fact name={t('plaque.asPrinted')}>{placeOf(lastPrint)}</Fact>
        ) : null}
      </dl>
      <h3>{t('plaque.hangings')}</h3>
      <Hangings code={code} />
      <h3>{t('plaque.prints')}</h3>
      {code.prints.length === 0 ? <p className="muted">{t('plaque.neverPrinted')}</p> : null}
      <ul className="plain-list">
        {code.prints.map((print) => (
          <li key={print.number} className="figures">
            {t('plaque.numbered', { number: print.number })} · {showInstant(print.printedAt)} · {print.byName}
          </li>
        ))}
      </ul>
      {code.deadDays.length === 0 ? null : (
        <>
          <h3>{code.kind === 'window' ? t('plaque.deadDays') : t('plaque.deadWeeks')}</h3>
          <ul className="plain-list">
            {code.deadDays.map(({ day, scans }) => (
              <li key={day} className="figures">
                {code.kind === 'window' ? day : t('plaque.week', { week: day })} · {t('plaque.times', { count: scans })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** States of a code with their days: issued, printed, hung, ended. */
function Way(props: { code: CodeDetail }) {
  const t = useWords();
  const { code } = props;
  const firstPrint = code.prints.at(-1);
  const firstHung = code.hangings.map((hanging) => hanging.hungOn).sort()[0];
  const steps = [
    { title: t('plaque.step.issued'), on: dayOf(code.issuedAt) },
    { title: t('plaque.step.printed'), on: firstPrint === undefined ? undefined : dayOf(firstPrint.printedAt) },
    { title: t('plaque.step.hung'), on: firstHung },
    ...(code.revokedAt === null ? [] : [{ title: t('plaque.step.ended'), on: dayOf(code.revokedAt) }]),
  ];
  return (
    <Steps
      size="small"
      className="plaque-way"
      current={steps.map(({ on }) => on !== undefined).lastIndexOf(true)}
      aria-label={t('plaque.steps')}
      items={steps.map(({ title, on }) => ({
        title,
        content: on ?? '—',
        status: on === undefined ? ('wait' as const) : ('finish' as const),
      }))}
    />
  );
}
