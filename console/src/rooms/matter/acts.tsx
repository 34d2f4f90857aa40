/** Acts allowed to this post now: main ones as buttons, others behind one more click. */

import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Dropdown, Space } from 'antd';
import { useState } from 'react';
import { useCategories } from '../../api/categories.ts';
import { useUnits } from '../../api/lists.ts';
import { fileUrl, readMatters, uploadFile } from '../../api/matters.ts';
import type { KeptFile, MatterCommand, MatterView } from '../../api/types.ts';
import { type CommandChoices, CommandDialog } from '../../parts/form/command-dialog.tsx';
import { COMMAND_FORMS, PLACED_COMMANDS } from '../../parts/form/command-fields.ts';
import { newSubmissionId } from '../../parts/form/submission.ts';
import { LightMark } from '../../parts/matter/deadline.tsx';
import { LetterDialog } from '../../parts/matter/letter-dialog.tsx';
import { procedureName } from '../../parts/matter/matter-cells.tsx';
import { useSession } from '../../session.ts';
import { useWords, wordOr } from '../../words/index.ts';
import { NextTask } from './next-task.tsx';
import { ReleaseFirst, useReleaseFirst } from './release-first.tsx';
import { Submitted } from './submitted.tsx';
import { SuggestedUnits } from './suggested.tsx';
import { useAct } from './use-act.ts';

const MOST_BUTTONS = 4;

export function Acts(props: { view: MatterView }) {
  const t = useWords();
  const categories = useCategories();
  const [open, setOpen] = useState<Readonly<{ command: string; submissionId: string }>>();
  const { view } = props;
  const allowed = view.allowed.filter((command) => !PLACED_COMMANDS.includes(command) && command in COMMAND_FORMS);
  const contactDue = view.deadlines.some((deadline) => deadline.kind === 'contact');
  const toneOf = (command: string) => {
    if (command === 'note-contact' && contactDue) return 'main';
    // What waits for its sign-off already is not asked for first.
    if (view.drafts.some(({ of }) => of === command)) return 'plain';
    return COMMAND_FORMS[command]?.tone ?? 'plain';
  };
  const main = allowed.filter((command) => toneOf(command) === 'main');
  // Yes and no stand side by side: nobody looks for a no behind a menu.
  const yesAndNo = allowed.flatMap((command) => {
    const no = COMMAND_FORMS[command]?.against;
    if (toneOf(command) !== 'main') return [];
    return no !== undefined && allowed.includes(no) ? [command, no] : [command];
  });
  const others = [
    ...allowed.filter((command) => toneOf(command) === 'plain'),
    ...allowed.filter((command) => toneOf(command) === 'grave'),
  ].filter((command) => !yesAndNo.includes(command));
  const beside = others.length === 1 || main.length === 0 ? others.slice(0, MOST_BUTTONS) : [];
  const shown = [...new Set([...yesAndNo, ...beside])];
  const hidden = others.filter((command) => !shown.includes(command));
  const instructs = useSession().role === 'leader';
  const name = (command: string): string =>
    command === 'send-letter' && instructs ? t('letters.step.instruction') : wordOr(t, `command.${command}`, command);
  const start = (command: string): void => setOpen({ command, submissionId: newSubmissionId() });
  const pending = (['refusal', 'termination', 'suspension', 'reclassification'] as const).flatMap((what) => {
    const ground = view.pending[what];
    return ground === null ? [] : [t(`matter.pending.${what}`, { ground: categories.nameOf(ground) })];
  });
  const { rerouting } = view.pending;
  if (rerouting !== null) {
    const ground = categories.nameOf(rerouting.ground);
    pending.push(t('matter.pending.rerouting', { ground, unit: rerouting.unit.name }));
  }

  return (
    <section className="panel acts" aria-label={t('matter.acts')}>
      {pending.map((line) => (
        <LightMark key={line} light="yellow" text={line} />
      ))}
      {allowed.length === 0 ? (
        <span>
          <span className="muted">{t('matter.noActs')}</span> <NextTask matterId={view.line.id} />
        </span>
      ) : (
        <Space wrap>
          {shown.map((command, index) => (
            <Button
              key={command}
              type={index === 0 && main.length > 0 ? 'primary' : 'default'}
              onClick={() => start(command)}
            >
              {name(command)}
            </Button>
          ))}
          {hidden.length === 0 ? null : (
            <Dropdown
              trigger={['click']}
              menu={{
                items: hidden.map((command) => ({ key: command, label: name(command) })),
                onClick: ({ key }) => start(key),
              }}
            >
              <Button>{t('matter.moreActs')}</Button>
            </Dropdown>
          )}
        </Space>
      )}
      {open === undefined ? null : open.command === 'send-letter' ? (
        <LetterDialog matterIds={[view.line.id]} onClose={() => setOpen(undefined)} />
      ) : (
        <ActDialog view={view} {...open} onClose={() => setOpen(undefined)} />
      )}
    </section>
  );
}

export function ActDialog(props: {
  view: MatterView;
  command: string;
  /** What it is about, beside what its fields say. */
  about?: Readonly<{ draft: number }>;
  submissionId: string;
  onClose: () => void;
}) {
  const { view, command } = props;
  const act = useAct(view);
  const choices = useChoices(view, command);
  const { line } = view;
  const dispatches = DISPATCHING.includes(command);
  const proposed = command === 'approve-rerouting' ? view.pending.rerouting?.unit.id : undefined;
  const redoes = command === 'redo-same' || command === 'redo-other';
  const sheet = useReleaseFirst(view, dispatches ? 'dispatch' : redoes ? 'redo' : null);
  return (
    <CommandDialog
      command={command}
      draft={`act:${line.id}:${command}${props.about?.draft ?? ''}`}
      choices={choices}
      {...(proposed === undefined ? {} : { begins: { lead: proposed } })}
      {...(dispatches
        ? {
            before: <ReleaseFirst view={view} sheet={sheet} />,
            ready: sheet.ready,
            aside: (fill: (values: Record<string, unknown>) => void) => (
              <SuggestedUnits matterId={line.id} onChoose={(lead) => fill({ lead })} />
            ),
          }
        : { before: <Before view={view} command={command} sheet={sheet} />, ready: sheet.ready })}
      send={async (values) => {
        const seq = dispatches || redoes ? await sheet.release() : line.seq;
        await act(commandOf(command, { ...values, ...props.about }), props.submissionId, seq);
      }}
      onClose={props.onClose}
    />
  );
}

/** Acts that give it to a unit. */
const DISPATCHING: readonly string[] = ['dispatch', 'designate', 'approve-rerouting'];

/** Acts after which nobody can answer the complainant any more, or only in words of a decision. */
const ENDING: readonly string[] = [
  'approve',
  'uphold',
  'refuse',
  'approve-refusal',
  'transfer',
  'merge',
  'approve-termination',
  'move-to-discipline-lane',
];

/** What somebody should know before the fields: why it was contested, what is checked, who will read it, what nobody answered. */
function Before(props: { view: MatterView; command: string; sheet: Parameters<typeof ReleaseFirst>[0]['sheet'] }) {
  const t = useWords();
  const { view, command, sheet } = props;
  const asked = view.deadlines.find(({ kind }) => kind === 'answer');
  const isLaid = view.drafts.some(({ of }) => of === command);
  return (
    <>
      {sheet.along === 'redo' ? <ReleaseFirst view={view} sheet={sheet} /> : null}
      {command === 'send-message' ? <p className="muted">{t(readerOf(view))}</p> : null}
      {asked !== undefined && ENDING.includes(command) ? (
        <Alert type="warning" showIcon role="alert" title={t('message.unanswered', { on: asked.on })} />
      ) : null}
      {view.held.some((held) => held === command) ? (
        <Alert type="info" showIcon title={t(isLaid ? 'drafts.replaces' : 'drafts.first')} />
      ) : null}
      {command === 'approve' ? <Submitted view={view} /> : null}
    </>
  );
}

/** Who will read a message, and whether by way of somebody else. */
function readerOf({ line, sight }: MatterView) {
  if (line.raisedBy !== null) return 'message.reader.raised';
  return sight === 'unit' ? 'message.reader.unit' : 'message.reader.office';
}

/** The dialog's values as the act is sent; answers go by the number of their demand, files by their ids. */
function commandOf(type: string, values: Record<string, unknown>): MatterCommand {
  const { answers, replies, files, evidence, ...rest } = values;
  const replied = isRecord(replies)
    ? {
        replies: Object.entries(replies).flatMap(([question, answer]) =>
          answer == null ? [] : [{ question, answer }],
        ),
      }
    : {};
  const told = isRecord(answers)
    ? { answers: Object.entries(answers).map(([demand, text]) => ({ demand: Number(demand), text: String(text) })) }
    : {};
  return { type, ...rest, ...told, ...replied, ...idsOf({ files, evidence }) } as MatterCommand;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function idsOf(chosen: Readonly<Record<string, unknown>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    Object.entries(chosen).flatMap(([name, files]) =>
      Array.isArray(files) ? [[name, (files as readonly KeptFile[]).map(({ id }) => id)]] : [],
    ),
  );
}

function useChoices(view: MatterView, command: string): CommandChoices {
  const t = useWords();
  const units = useUnits();
  const categories = useCategories();
  const { line, words, grounds } = view;
  const others = useQuery({
    queryKey: ['matters', 'to-merge', line.divisionCode],
    queryFn: () =>
      readMatters({
        limit: 200,
        offset: 0,
        divisionCode: line.divisionCode,
        phases: 'registered,accepted,dispatched,handling',
      }),
    enabled: command === 'merge',
  });
  const listOf: Readonly<Record<string, readonly string[]>> = {
    refuse: grounds.refusal,
    'propose-termination': grounds.termination,
    'ask-suspension': grounds.suspension,
    'propose-rerouting': grounds.rerouting,
    transfer: grounds.jurisdiction,
  };
  const codes = listOf[command] ?? [];
  const leg = view.legs[view.legs.length - 1];
  const demands = words.said.filter((said) => said.kind === 'demand').sort((a, b) => a.position - b.position);
  return {
    units: units.options,
    assisting:
      command === 'drop-assisting'
        ? (leg?.assisting ?? [])
            .filter(({ part }) => part !== 'dropped')
            .map(({ unit }) => ({ value: unit.id, label: unit.name }))
        : [],
    grounds: codes.map((code) => ({ value: code, label: categories.nameOf(code) })),
    questions: grounds.callBack.map((code) => ({ value: code, label: categories.nameOf(code) })),
    categories: grounds.category.map((code) => ({ value: code, label: categories.nameOf(code) })),
    matters: (others.data?.items ?? [])
      .filter((other) => other.id !== line.id)
      .map((other) => ({
        value: other.id,
        label: [
          other.number,
          procedureName(t, other.procedure),
          categories.ofMatter(other) ?? '',
          other.respondent?.name ?? '',
        ]
          .filter((part) => part !== '')
          .join(' · '),
      })),
    // A demand never released cannot be read, so no answer to it is asked for.
    demands: demands.flatMap((said) => {
      const text = said.released ?? said.original;
      return text === null ? [] : [{ demand: said.position, text }];
    }),
    toRaiser: line.raisedBy !== null,
    upload: (file) => uploadFile(line.id, file),
    srcOf: (fileId) => fileUrl(line.id, fileId),
  };
}
