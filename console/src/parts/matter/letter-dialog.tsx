/**
 * Dialog that sends a step of the ladder about some matters: says before sending whom it reaches, one letter for each unit or
 * desk, and what is left out and why.
 */

import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Select } from 'antd';
import { useRef, useState } from 'react';
import { LADDER_STEPS } from '../../api/codes.ts';
import { type LetterStep, lookAtLetter, sendLetter } from '../../api/letters.ts';
import { useSession } from '../../session.ts';
import { useWords, wordOr } from '../../words/index.ts';
import { dayTyped, today } from '../dates.ts';
import { BatchDialog } from '../form/batch-dialog.tsx';
import { PHRASES_OF } from '../form/command-fields.ts';
import { CLOCK, DateField } from '../form/date-field.tsx';
import { useDraftForm } from '../form/draft-form.ts';
import { Failure } from '../form/failure.tsx';
import { Loading } from '../form/fallbacks.tsx';
import { PhrasedText } from '../form/phrased-text.tsx';
import { unbroken } from './matter-cells.tsx';

type Meeting = Readonly<{ on: string; at: string; place: string }>;
type Written = Readonly<{ step: LetterStep; text: string; meeting: Meeting }>;
const EMPTY: Written = { step: 'reminder', text: '', meeting: { on: '', at: '', place: '' } };

function isWhole({ on, at, place }: Meeting): boolean {
  return dayTyped(on) === on && on >= today() && CLOCK.test(at) && place.trim() !== '';
}

/** A leader instructs; the ladder is for those who supervise, and its last step leads to the discipline side itself. */
function stepsOf(role: string | null): readonly LetterStep[] {
  if (role === 'leader') return ['instruction'];
  return role === 'discipline-supervisor' ? LADDER_STEPS.filter((step) => step !== 'hand-over') : LADDER_STEPS;
}

/** What is sent, in words. */
function effectOf(step: LetterStep) {
  if (step === 'instruction') return 'letter.effect.instruction';
  return step === 'reminder' ? 'letter.effect.reminder' : 'letter.effect';
}

export function LetterDialog(props: { matterIds: readonly string[]; step?: LetterStep; onClose: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const steps = stepsOf(useSession().role);
  const { matterIds } = props;
  const { kept, keep, forget } = useDraftForm<Written>(`letter-to-send:${[...matterIds].sort()}`, props.onClose);
  const [written, setWritten] = useState<Written>({
    ...EMPTY,
    ...kept,
    step: props.step ?? kept?.step ?? steps[0] ?? EMPTY.step,
  });
  const { step, text, meeting } = written;
  const sent = useRef(new Set<string>());
  const write = (part: Partial<Written>): void => {
    const next = { ...written, ...part };
    setWritten(next);
    keep(next);
  };
  // Looked at once for each step: what is sent is what was shown.
  const { data, error } = useQuery({
    queryKey: ['letter-look', step, matterIds],
    queryFn: async () => ({ step, look: await lookAtLetter(step, matterIds) }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const close = (): void => {
    for (const list of ['letters', 'letter-proposals', 'letter-counts', 'desk', 'matters', 'matter', 'supervision']) {
      void queries.invalidateQueries({ queryKey: [list] });
    }
    props.onClose();
  };
  if (data === undefined) {
    return (
      <Modal open title={t(`letters.step.${step}`)} footer={null} onCancel={props.onClose}>
        {error === null ? <Loading /> : <Failure error={error} />}
      </Modal>
    );
  }
  const { look } = data;
  const says = text.trim();
  const meets = step === 'interview';
  const ready = data.step === step && (step === 'reminder' || says !== '') && (!meets || isWhole(meeting));
  const edit = (part: Partial<Meeting>) => write({ meeting: { ...meeting, ...part } });
  /** The draft is kept until the last of the letters was taken. */
  const taken = (key: string): void => {
    sent.current.add(key);
    if (sent.current.size === look.groups.length) forget();
  };
  return (
    <BatchDialog
      // The rows of another step are other letters, under ids of their own.
      key={data.step}
      title={t(`letters.step.${data.step}`)}
      effect={t(effectOf(step))}
      skipped={0}
      rows={look.groups.map((group) => {
        const key = `${group.unitId}/${group.desk}`;
        return {
          key,
          name: t('letter.group', {
            to: group.desk === null ? group.name : `${group.name}（${wordOr(t, `as.${group.desk}`, group.desk)}）`,
            count: group.matters.length,
            numbers: group.matters.map(({ number }) => unbroken(number)).join('、'),
          }),
          send: async (submissionId) => {
            await sendLetter({
              ...{ submissionId, step, matterIds: group.matters.map(({ id }) => id) },
              text: says === '' ? null : says,
              meeting: meets ? meeting : null,
            });
            taken(key);
          },
        };
      })}
      ready={ready}
      fields={
        <Form layout="vertical" component="div">
          {kept === undefined ? null : <Alert type="info" title={t('form.draftKept')} />}
          {look.left.length === 0 ? null : (
            <div className="light-yellow">
              {t('letter.left', { count: look.left.length })}
              <ul className="batch-names">
                {look.left.map(({ id, number, why }) => (
                  <li key={id}>
                    {number ?? t('letter.unseen')} · {wordOr(t, `letter.why.${why}`, t('letter.why.other'))}
                  </li>
                ))}
              </ul>
            </div>
          )}
          {steps.length === 1 ? (
            <p className="muted">{t(`letter.help.${step}`)}</p>
          ) : (
            <Form.Item label={t('letter.step')} htmlFor="letter-step" extra={t(`letter.help.${step}`)}>
              <Select
                id="letter-step"
                value={step}
                onChange={(next) => write({ step: next })}
                options={steps.map((value) => ({ value, label: t(`letters.step.${value}`) }))}
              />
            </Form.Item>
          )}
          {meets ? (
            <>
              <Form.Item label={t('letter.meeting.on')} htmlFor="letter-on">
                <DateField id="letter-on" min={today()} value={meeting.on} onChange={(on) => edit({ on })} />
              </Form.Item>
              <Form.Item
                label={t('letter.meeting.at')}
                htmlFor="letter-at"
                {...(meeting.at === '' || CLOCK.test(meeting.at)
                  ? {}
                  : { validateStatus: 'error' as const, help: t('form.notATime') })}
              >
                <Input
                  id="letter-at"
                  style={{ width: 100 }}
                  placeholder="09:30"
                  maxLength={5}
                  value={meeting.at}
                  onChange={(event) => edit({ at: event.target.value })}
                />
              </Form.Item>
              <Form.Item label={t('letter.meeting.place')} htmlFor="letter-place">
                <Input
                  id="letter-place"
                  maxLength={200}
                  value={meeting.place}
                  onChange={(event) => edit({ place: event.target.value })}
                />
              </Form.Item>
            </>
          ) : null}
          <Form.Item
            label={step === 'reminder' ? t('field.optionalLabel', { label: t('letter.text') }) : t('letter.text')}
            htmlFor="letter-text"
            extra={t('letter.text.help')}
          >
            <PhrasedText
              use={PHRASES_OF['send-letter']}
              id="letter-text"
              autoSize={{ minRows: 3, maxRows: 10 }}
              maxLength={4000}
              value={text}
              onChange={(next) => write({ text: next })}
            />
          </Form.Item>
        </Form>
      }
      onClose={close}
    />
  );
}
