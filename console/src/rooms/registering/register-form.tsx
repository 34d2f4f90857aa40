/** Form that registers a matter; its fields follow the procedure's terms. */

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useCallback, useState } from 'react';
import { asProblem } from '../../api/problem.ts';
import { registerMatter, soundsLike } from '../../api/registering.ts';
import type { MatterRegistered, RegistrationKind, RegistrationKinds } from '../../api/types.ts';
import { FormDrawer, type FormValues } from '../../parts/form/form-drawer.tsx';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { useDone } from '../../parts/matter/acts.ts';
import { PhaseTag } from '../../parts/matter/matter-cells.tsx';
import { useSettled } from '../../parts/table/settled.ts';
import { currentLang, useWords } from '../../words/index.ts';
import { useFields } from './register-fields.ts';
import './registering.css';

const SETTLED_MS = 700;

export function RegisterForm(props: {
  kinds: RegistrationKinds;
  /** Kind of work that another room asked for. */
  procedure: string | undefined;
  onDone: (made: MatterRegistered) => void;
  onClose: () => void;
}) {
  const t = useWords();
  const done = useDone('matters', 'desk');
  const { kinds } = props;
  const [first] = kinds.kinds;
  const [initial] = useState<FormValues>(() => {
    const kind =
      kinds.kinds.find(({ procedure }) => procedure === props.procedure) ??
      kinds.kinds.find(({ asks }) => asks.contact && asks.decided) ??
      first;
    return {
      submissionId: newSubmissionId(),
      procedure: kind?.procedure,
      receivedOn: kinds.today,
      receipt: givesReceipt(kind),
    };
  });
  const [values, setValues] = useState<FormValues>(initial);
  const [anew, setAnew] = useState<string>();
  const kind = kinds.kinds.find(({ procedure }) => procedure === values.procedure) ?? first;
  const fields = useFields(kinds, kind, values);

  const alike = <Alike words={text(values.words)} demands={linesOf(text(values.demands))} />;
  const follow = useCallback(
    (next: FormValues, changed: FormValues): FormValues | undefined => {
      const chosen = kinds.kinds.find(({ procedure }) => procedure === next.procedure);
      const dropped =
        'procedure' in changed && Object.keys(changed).length === 1
          ? { categoryCode: undefined, receipt: givesReceipt(chosen) }
          : {};
      const window = 'hallId' in changed && Object.keys(changed).length === 1 ? { windowId: undefined } : {};
      setValues({ ...next, ...dropped, ...window });
      return { ...dropped, ...window };
    },
    [kinds],
  );

  return (
    <FormDrawer
      title={t('registering.new')}
      draft="registering"
      fields={fields.map((field) => (field.name === 'words' ? { ...field, below: alike } : field))}
      initial={initial}
      intro={kind === undefined ? null : <Refusals kind={kind} />}
      onValues={follow}
      submitLabel={t('registering.save')}
      submit={async (typed) => {
        const sent = Object.fromEntries(
          Object.entries(typed).map(([name, value]) => [name, Array.isArray(value) ? value : textOf(value)]),
        );
        // Registered before with other content, its answer lost: the next try is knowingly another matter.
        const made = registerMatter(anew === undefined ? sent : { ...sent, submissionId: anew }).catch(
          (error: unknown) => {
            if (asProblem(error).kind === 'registered-before') setAnew(newSubmissionId());
            throw error;
          },
        );
        const { number } = await made;
        await done(made, t('registering.saved', { number }));
        props.onDone(await made);
      }}
      onClose={props.onClose}
    />
  );
}

/** What another platform hands over comes without anybody to give a receipt to. */
function givesReceipt(kind: RegistrationKind | undefined): boolean {
  return kind?.asks.reference !== true;
}

/** Grounds of refusal, to be told while the person is there. */
function Refusals(props: { kind: RegistrationKind }) {
  const t = useWords();
  const lang = currentLang();
  const { refusals } = props.kind;
  if (refusals.length === 0) return null;
  return (
    <details>
      <summary>{t('registering.refusals')}</summary>
      <ul className="registering-refusals">
        {refusals.map(({ code, name }) => (
          <li key={code}>{name[lang]}</li>
        ))}
      </ul>
    </details>
  );
}

/** Likely duplicates, shown before it is registered twice. */
function Alike(props: { words: string; demands: readonly string[] }) {
  const t = useWords();
  const said = useSettled(JSON.stringify([props.words, props.demands]), SETTLED_MS);
  const { data = [] } = useQuery({
    queryKey: ['sounds-like', said],
    queryFn: () => {
      const [words, demands] = JSON.parse(said) as [string, readonly string[]];
      return words === '' ? [] : soundsLike(words, demands);
    },
    gcTime: 0,
  });
  if (data.length === 0) return null;
  return (
    <Alert
      type="warning"
      role="status"
      className="registering-told"
      title={t('registering.alike')}
      description={
        <ul className="registering-alike">
          {data.map(({ matter, likeness }) => (
            <li key={matter.id}>
              <Link to="/matters/$id" params={{ id: matter.id }} target="_blank">
                {t('registering.alike.line', { number: matter.number, likeness })}
              </Link>{' '}
              <PhaseTag line={matter} /> {matter.respondent?.name ?? ''}
            </li>
          ))}
        </ul>
      }
    />
  );
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

function textOf(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return text(value);
}

function linesOf(value: string): readonly string[] {
  return value.split('\n').filter((line) => line.trim() !== '');
}
