/** Release of words, messages and photos: masked by hand, the original kept, only the copy passed on. */

import { Button, Checkbox, Modal, Space } from 'antd';
import { useState } from 'react';
import { fileUrl, redactPhoto } from '../../api/matters.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import type { MatterView, MessageView, PhotoView, SaidView } from '../../api/types.ts';
import { useDraft } from '../../parts/form/draft.ts';
import { Failure } from '../../parts/form/failure.tsx';
import { maskLikelyIdentity } from '../../parts/form/masking.ts';
import { type Box, inPixels, PhotoRedaction } from '../../parts/form/photo-redaction.tsx';
import { TextRedaction } from '../../parts/form/text-redaction.tsx';
import { useWords } from '../../words/index.ts';
import { useAct } from './use-act.ts';

function Release(props: {
  title: string;
  help: string;
  width: number;
  submitLabel: string;
  ready?: boolean;
  children: React.ReactNode;
  send: () => Promise<void>;
  onClose: () => void;
}) {
  const t = useWords();
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    setProblem(undefined);
    try {
      await props.send();
      props.onClose();
    } catch (error) {
      setProblem(asProblem(error));
      setBusy(false);
    }
  };
  return (
    <Modal
      open
      title={props.title}
      width={props.width}
      onCancel={props.onClose}
      mask={{ closable: false }}
      footer={null}
    >
      <Space orientation="vertical" size={12} style={{ width: '100%' }}>
        <p className="muted">{props.help}</p>
        {problem === undefined ? null : <Failure error={problem} />}
        {props.children}
      </Space>
      <div className="dialog-foot">
        <span className="muted">{t('form.submit.sure')}</span>
        <Space>
          <Button onClick={props.onClose}>{t('form.cancel')}</Button>
          <Button type="primary" loading={busy} disabled={props.ready === false} onClick={() => void submit()}>
            {props.submitLabel}
          </Button>
        </Space>
      </div>
    </Modal>
  );
}

export function ReleaseText(props: { view: MatterView; said: SaidView; onClose: () => void }) {
  const t = useWords();
  const act = useAct(props.view);
  const original = props.said.original ?? '';
  const [text, setText, done] = useDraft(`release:${props.said.id}`, maskLikelyIdentity(original));
  return (
    <Release
      title={t('matter.releaseText')}
      help={t('matter.releaseHelp')}
      width={640}
      submitLabel={t('matter.release')}
      send={async () => {
        await act({ type: 'release-text', of: props.said.id, text });
        done();
      }}
      onClose={props.onClose}
    >
      <TextRedaction original={original} value={text} onChange={setText} label={t('matter.releasedAs')} />
    </Release>
  );
}

export function PassOnMessage(props: { view: MatterView; message: MessageView; onClose: () => void }) {
  const t = useWords();
  const act = useAct(props.view);
  const original = props.message.text ?? '';
  const [text, setText, done] = useDraft(`pass-on:${props.message.id}`, maskLikelyIdentity(original));
  return (
    <Release
      title={t('command.pass-on-message')}
      help={t('matter.releaseHelp')}
      width={640}
      submitLabel={t('matter.message.passOn')}
      send={async () => {
        await act({ type: 'pass-on-message', messageId: props.message.id, text });
        done();
      }}
      onClose={props.onClose}
    >
      <TextRedaction original={original} value={text} onChange={setText} label={t('command.pass-on-message')} />
    </Release>
  );
}

export function ReleasePhoto(props: { view: MatterView; file: PhotoView; onClose: () => void }) {
  const t = useWords();
  const act = useAct(props.view);
  const [boxes, setBoxes] = useState<readonly Box[]>([]);
  const [bare, setBare] = useState(false);
  const { file, view } = props;
  return (
    <Release
      title={t('matter.releasePhoto')}
      help={t('matter.releaseHelp')}
      width={860}
      submitLabel={t('matter.release')}
      ready={boxes.length > 0 || bare}
      send={async () => {
        const copy = await redactPhoto(view.line.id, file.id, inPixels(boxes, file));
        await act({ type: 'release-file', of: file.id, file: copy });
      }}
      onClose={props.onClose}
    >
      <PhotoRedaction
        src={fileUrl(view.line.id, file.id)}
        alt={t('matter.photoOf', { n: 1 })}
        boxes={boxes}
        onChange={setBoxes}
      />
      {boxes.length > 0 ? null : (
        <Checkbox checked={bare} onChange={(event) => setBare(event.target.checked)}>
          {t('release.nothingToCover')}
        </Checkbox>
      )}
    </Release>
  );
}
