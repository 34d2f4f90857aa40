/** Release of words, messages and photos: masked by hand, the original kept, only the copy passed on. */

import { Button, Checkbox, Modal, Space } from 'antd';
import { useState } from 'react';
import { fileUrl, redactPhoto } from '../../api/matters.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import type { MatterView, MessageView, PhotoView, ReleaseProposal, SaidView } from '../../api/types.ts';
import { useDraft } from '../../parts/form/draft.ts';
import { Failure } from '../../parts/form/failure.tsx';
import { Loading } from '../../parts/form/fallbacks.tsx';
import { type Box, inPixels, PhotoRedaction } from '../../parts/form/photo-redaction.tsx';
import { TextRedaction } from '../../parts/form/text-redaction.tsx';
import { useWords } from '../../words/index.ts';
import { proposed, useProposal } from './proposal.ts';
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

/** Waits for what is proposed, so that nobody begins with words nothing was masked in. */
function Proposed(props: {
  view: MatterView;
  title: string;
  onClose: () => void;
  children: (proposal: ReleaseProposal) => React.ReactNode;
}) {
  const { data, error } = useProposal(props.view.line.id);
  if (data !== undefined) return props.children(data);
  return (
    <Modal open title={props.title} width={640} onCancel={props.onClose} footer={null}>
      {error === null ? <Loading /> : <Failure error={error} />}
    </Modal>
  );
}

type TextProps = Readonly<{ view: MatterView; said: SaidView; onClose: () => void }>;

export function ReleaseText(props: TextProps) {
  const t = useWords();
  return (
    <Proposed view={props.view} title={t('matter.releaseText')} onClose={props.onClose}>
      {(proposal) => (
        <ReleaseTextForm {...props} masked={proposed(proposal, props.said.id, props.said.original ?? '')} />
      )}
    </Proposed>
  );
}

function ReleaseTextForm(props: TextProps & Readonly<{ masked: string }>) {
  const t = useWords();
  const act = useAct(props.view);
  const original = props.said.original ?? '';
  const [text, setText, done] = useDraft(`release:${props.said.id}`, props.masked);
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

type MessageProps = Readonly<{ view: MatterView; message: MessageView; onClose: () => void }>;

export function PassOnMessage(props: MessageProps) {
  const t = useWords();
  return (
    <Proposed view={props.view} title={t('command.pass-on-message')} onClose={props.onClose}>
      {(proposal) => <PassOnForm {...props} masked={proposed(proposal, props.message.id, props.message.text ?? '')} />}
    </Proposed>
  );
}

function PassOnForm(props: MessageProps & Readonly<{ masked: string }>) {
  const t = useWords();
  const act = useAct(props.view);
  const original = props.message.text ?? '';
  const [text, setText, done] = useDraft(`pass-on:${props.message.id}`, props.masked);
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

/** Units are told the window: with what the week says of how easily it tells who complained. */
export function ReleasePlace(props: { view: MatterView; onClose: () => void }) {
  const t = useWords();
  const act = useAct(props.view);
  return (
    <Proposed view={props.view} title={t('command.release-place')} onClose={props.onClose}>
      {({ place }) => (
        <Release
          title={t('command.release-place')}
          help={t('release.place.help')}
          width={520}
          submitLabel={t('command.release-place')}
          ready={place !== null}
          send={() => act({ type: 'release-place' })}
          onClose={props.onClose}
        >
          {place === null ? null : (
            <>
              <b>{place.name}</b>
              <p className={place.crowded ? 'muted' : 'light-yellow'}>
                {t(place.crowded ? 'release.place.crowded' : 'release.place.few')}
              </p>
            </>
          )}
        </Release>
      )}
    </Proposed>
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
