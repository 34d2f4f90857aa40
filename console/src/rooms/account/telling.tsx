/** How one is told that something waits: by which ways, how often, and when not. */

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { BodyOf, Telling as Chosen } from '../../api/types.ts';
import { IS_DEMO } from '../../installation.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { showInstant } from '../../parts/dates.ts';
import { Fact, Panel } from '../../parts/facts.tsx';
import { FormDrawer, type FormField } from '../../parts/form/form-drawer.tsx';
import { useDone } from '../../parts/matter/acts.ts';
import { useWords, type Words } from '../../words/index.ts';

const PATH = '/api/v1/account/telling';
type Typed = Partial<BodyOf<typeof PATH, 'put'>> & { from?: string; until?: string };

/** Half hours of a day. */
const TIMES = Array.from({ length: 48 }, (_, n) => {
  const time = `${String(Math.floor(n / 2)).padStart(2, '0')}:${n % 2 === 0 ? '00' : '30'}`;
  return { value: time, label: time };
});

export function Telling() {
  const t = useWords();
  const [changing, setChanging] = useState(false);
  const { data } = useQuery({ queryKey: ['telling'], queryFn: () => take<Chosen>(api.GET(PATH)) });
  if (data === undefined) return <Panel title={t('account.telling')}>{null}</Panel>;
  const { offered, quiet, since } = data;
  const isNowhere = !offered.mail && !offered.sms && offered.messenger === null;
  return (
    <Panel title={t('account.telling')}>
      {isNowhere ? (
        <p className="muted">{t('account.tellingNowhere')}</p>
      ) : (
        <>
          <p className="muted">{t('account.tellingHelp', { moments: data.moments.join(t('account.tellingAnd')) })}</p>
          <dl className="facts">
            <Fact name={t('account.byMail')}>{data.byMail && offered.mail ? data.mail : null}</Fact>
            <Fact name={t('account.smsTo')}>{offered.sms ? data.smsTo : null}</Fact>
            <Fact name={t('account.messengerTo', { name: offered.messenger ?? '' })}>
              {offered.messenger === null ? null : data.messengerTo}
            </Fact>
            <Fact name={t('account.rhythm')}>{t(`account.rhythm.${data.rhythm}`)}</Fact>
            <Fact name={t('account.quiet')}>{quiet === null ? t('app.none') : `${quiet.from} – ${quiet.until}`}</Fact>
            <Fact name={t('account.tellingSince')}>{since === null ? null : showInstant(since)}</Fact>
          </dl>
          {IS_DEMO ? (
            <p className="muted">
              {t('account.tellingDemo')} <a href="/guide/not-sent">{t('account.tellingUnsent')}</a>
            </p>
          ) : null}
        </>
      )}
      <ActButton word={t('account.tellingChange')} onClick={() => setChanging(true)} />
      {changing ? <Change chosen={data} onClose={() => setChanging(false)} /> : null}
    </Panel>
  );
}

function Change(props: { chosen: Chosen; onClose: () => void }) {
  const t = useWords();
  const done = useDone('telling');
  const { chosen, onClose } = props;
  return (
    <FormDrawer
      title={t('account.tellingChange')}
      draft="telling"
      fields={fieldsOf(t, chosen)}
      initial={{ ...chosen, from: chosen.quiet?.from, until: chosen.quiet?.until }}
      submit={async (values) => {
        const { from, until, byMail = chosen.byMail, smsTo, messengerTo, rhythm, lang } = values as Typed;
        const body = {
          byMail,
          smsTo: smsTo ?? null,
          messengerTo: messengerTo ?? null,
          rhythm: rhythm ?? chosen.rhythm,
          quiet: from === undefined && until === undefined ? null : { from: from ?? null, until: until ?? null },
          lang: lang ?? chosen.lang,
        };
        await done(take(api.PUT(PATH, { body })));
      }}
      onClose={onClose}
    />
  );
}

/** A way the city does not offer is shown only to whoever has something of it to take back. */
function fieldsOf(t: Words, { offered, mail, smsTo, messengerTo }: Chosen): readonly FormField[] {
  const fields: FormField[] = [];
  if (offered.mail) {
    const help = mail ?? t('account.noMail');
    fields.push({ name: 'byMail', label: t('account.byMail'), kind: 'switch', help });
  }
  if (offered.sms || smsTo !== null) {
    fields.push({ name: 'smsTo', label: t('account.smsTo'), kind: 'line', max: 40, sealed: true });
  }
  if (offered.messenger !== null || messengerTo !== null) {
    const label = t('account.messengerTo', { name: offered.messenger ?? '' });
    fields.push({ name: 'messengerTo', label, kind: 'line', max: 64, sealed: true });
  }
  const rhythms = (['daily', 'when-new'] as const).map((value) => ({ value, label: t(`account.rhythm.${value}`) }));
  return [
    ...fields,
    { name: 'rhythm', label: t('account.rhythm'), kind: 'select', required: true, options: rhythms },
    { name: 'from', label: t('account.quietFrom'), kind: 'select', options: TIMES },
    { name: 'until', label: t('account.quietUntil'), kind: 'select', options: TIMES },
    {
      name: 'lang',
      label: t('account.tellingLang'),
      kind: 'select',
      required: true,
      options: [
        { value: 'zh', label: '中文' },
        { value: 'en', label: 'English' },
      ],
    },
  ];
}
