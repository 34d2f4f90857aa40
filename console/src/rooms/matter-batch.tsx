/**
 * Acts for several matters at once: those that decide nothing about the substance and can be taken back or cost nothing.
 * Which ones, for whom and why not the others stands in docs/adr/0021.
 */

import { useQueryClient } from '@tanstack/react-query';
import { Button, Form, Input, Select, Space } from 'antd';
import { useState } from 'react';
import { useUnits } from '../api/lists.ts';
import { act } from '../api/matters.ts';
import type { MatterCommand, MatterLine, Role } from '../api/types.ts';
import { BatchDialog } from '../parts/batch-dialog.tsx';
import { shortNo } from '../parts/matter-cells.tsx';
import { useMay, useSession } from '../session.ts';
import { useWords } from '../words/index.ts';

const BATCHED = ['accept', 'dispatch', 'remind'] as const;
type Batched = (typeof BATCHED)[number];

/** In which phases the loop has the act at all; whether it is allowed now is the server's to say, row by row. */
const PHASES: Readonly<Record<Batched, readonly MatterLine['phase'][]>> = {
  accept: ['registered'],
  dispatch: ['accepted'],
  remind: ['dispatched', 'handling', 'suspended', 'checking'],
};
const ROLES: Readonly<Record<Batched, readonly Role[]>> = {
  accept: ['dispatcher'],
  dispatch: ['dispatcher'],
  remind: ['dispatcher', 'joint-office', 'discipline-supervisor'],
};

/** What this post may do to several at once; none for most. */
export function useBatched(): readonly Batched[] {
  const { posts, actingPostId } = useSession();
  const role = posts.find(({ postId }) => postId === actingPostId)?.role;
  const mayAct = useMay('matters.act-on-matter');
  return mayAct && role !== undefined ? BATCHED.filter((what) => ROLES[what].includes(role)) : [];
}

export function BatchActs(props: { chosen: readonly MatterLine[]; onDone: () => void }) {
  const t = useWords();
  const queries = useQueryClient();
  const batched = useBatched();
  const [open, setOpen] = useState<Readonly<{ what: Batched; lines: readonly MatterLine[]; skipped: number }>>();
  const { chosen } = props;
  const fitting = (what: Batched) => chosen.filter(({ phase }) => PHASES[what].includes(phase));
  return (
    <Space>
      {batched.map((what) => {
        const lines = fitting(what);
        return lines.length === 0 ? null : (
          <Button
            key={what}
            size="small"
            type="primary"
            onClick={() => setOpen({ what, lines, skipped: chosen.length - lines.length })}
          >
            {t('batch.button', { what: t(`command.${what}`), count: lines.length })}
          </Button>
        );
      })}
      {open === undefined ? null : (
        <OneBatch
          {...open}
          onClose={() => {
            setOpen(undefined);
            for (const list of ['desk', 'matters', 'supervision', 'duplicates']) {
              void queries.invalidateQueries({ queryKey: [list] });
            }
            props.onDone();
          }}
        />
      )}
    </Space>
  );
}

function OneBatch(props: { what: Batched; lines: readonly MatterLine[]; skipped: number; onClose: () => void }) {
  const t = useWords();
  const units = useUnits();
  const [lead, setLead] = useState<string>();
  const [text, setText] = useState('');
  const { what, lines } = props;
  const words = text.trim() === '' ? null : text.trim();
  const command = (): MatterCommand => {
    if (what === 'accept') return { type: 'accept' };
    if (what === 'remind') return { type: 'remind', text: words };
    return { type: 'dispatch', lead: lead ?? '', assisting: [], note: words };
  };
  return (
    <BatchDialog
      title={t(`command.${what}`)}
      effect={t(`batch.effect.${what}`, { count: lines.length })}
      skipped={props.skipped}
      rows={lines.map((line) => ({
        key: line.id,
        name: `${shortNo(line.id)} ${line.place ?? line.respondent?.name ?? ''}`,
        send: (submissionId) => act(line.id, line.seq, command(), submissionId),
      }))}
      ready={what !== 'dispatch' || lead !== undefined}
      fields={
        what === 'accept' ? null : (
          <Form layout="vertical" component="div">
            {what === 'dispatch' ? (
              <Form.Item label={t('field.lead')} htmlFor="batch-lead">
                <Select
                  id="batch-lead"
                  showSearch={{ optionFilterProp: 'label' }}
                  placeholder={t('form.choose')}
                  options={[...units.options]}
                  {...(lead === undefined ? {} : { value: lead })}
                  onChange={(value: string) => setLead(value)}
                />
              </Form.Item>
            ) : null}
            <Form.Item
              label={`${t(what === 'dispatch' ? 'field.note' : 'field.text')}(${t('field.optional')})`}
              htmlFor="batch-words"
              extra={t('form.writtenToUnit')}
            >
              <Input.TextArea
                id="batch-words"
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={2000}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            </Form.Item>
          </Form>
        )
      }
      onClose={props.onClose}
    />
  );
}
