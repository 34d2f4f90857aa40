/** Parts of a paper shared by the matter's page and the register: its files, and its organ's acts. */

import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Space, Tag } from 'antd';
import { useState } from 'react';
import { issuePaper, paperUrl, voidPaper } from '../../api/papers.ts';
import { asProblem } from '../../api/problem.ts';
import type { Paper } from '../../api/types.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import { ActButton } from '../act-button.tsx';
import { problemTitle } from '../form/failure.tsx';
import { FormDrawer } from '../form/form-drawer.tsx';

export function PaperStateTag(props: { paper: Pick<Paper, 'state'> }) {
  const t = useWords();
  const { state } = props.paper;
  return state === 'issued' ? null : <Tag>{t(`paper.state.${state}`)}</Tag>;
}

export function PaperFiles(props: { paper: Pick<Paper, 'id'> }) {
  const t = useWords();
  return (
    <Space size={4}>
      {(['docx', 'pdf'] as const).map((format) => (
        <Button key={format} type="link" size="small" href={paperUrl(props.paper.id, format)} download>
          {t(format === 'docx' ? 'paper.fileDocx' : 'paper.filePdf')}
        </Button>
      ))}
    </Space>
  );
}

export function PaperActs(props: { paper: Paper }) {
  const t = useWords();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const mayVoid = useMay('documents.void-paper');
  const [voiding, setVoiding] = useState(false);
  const [busy, setBusy] = useState(false);
  const { paper } = props;
  if (!mayVoid || !paper.mine || paper.state === 'void' || paper.kind === 'matter-sheet') return null;
  const again = (): void => {
    void queries.invalidateQueries({ queryKey: ['papers'] });
  };
  const issue = async (): Promise<void> => {
    setBusy(true);
    try {
      await issuePaper(paper.id);
    } catch (error) {
      void message.warning(problemTitle(t, asProblem(error)));
    } finally {
      setBusy(false);
      again();
    }
  };
  return (
    <Space>
      {paper.state === 'draft' ? (
        <ActButton loading={busy} word={t('paper.issue')} onClick={() => void issue()} />
      ) : null}
      <ActButton type="text" word={t('paper.void')} onClick={() => setVoiding(true)} />
      {voiding ? (
        <FormDrawer
          title={t('paper.void.title')}
          draft={`void:${paper.id}`}
          intro={<span className="muted">{t('paper.void.help')}</span>}
          fields={[{ name: 'reason', label: t('paper.void.reason'), kind: 'line', required: true, max: 200 }]}
          submitLabel={t('paper.void')}
          submit={async ({ reason }) => {
            await voidPaper(paper.id, String(reason ?? ''));
            again();
          }}
          onClose={() => setVoiding(false)}
        />
      ) : null}
    </Space>
  );
}
