/** Release of words, messages and photos: masked by hand, the original kept, only the copy passed on. */

import { Button, Checkbox, Modal, Space } from 'antd';
import { useState } from 'react';
import { fileUrl, redactPhoto } from '../../api/matters.ts';
import { asProblem, type Problem } from '../../api/problem.ts';
import type { MatterCommand, MatterView, MessageView, PhotoView, ReleaseProposal, SaidView } from '../../api/types.ts';
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

/** Words read over and masked before they go on. */
function ReleaseWords(props: {
  view: MatterView;
  title: string;
  submitLabel: string;
  label: string;
  /** Name of the draft, which holds no more than what is already masked. */
  draft: string;
  of: string;
  original: string;
  command: (text: string) => MatterCommand;
  onClose: () => void;
}) {
  return (
    <Proposed view={props.view} title={props.title} onClose={props.onClose}>
      {(proposal) => <WordsForm {...props} masked={proposed(proposal, props.of, props.original)} />}
    </Proposed>
  );
}

function WordsForm(props: Parameters<typeof ReleaseWords>[0] & Readonly<{ masked: string }>) {
  const t = useWords();
  const act = useAct(props.view);
  const [text, setText, done] = useDraft(props.draft, props.masked);
  return (
    <Release
      title={props.title}
      help={t('matter.releaseHelp')}
      width={640}
      submitLabel={props.submitLabel}
      send={async () => {
        await act(props.command(text));
        done();
      }}
      onClose={props.onClose}
    >
      <TextRedaction original={props.original} value={text} onChange={setText} label={props.label} />
    </Release>
  );
}

export function ReleaseText(props: { view: MatterView; said: SaidView; onClose: () => void }) {
  const t = useWords();
  const { id, original } = props.said;
  return (
    <ReleaseWords
      {...{ view: props.view, onClose: props.onClose, of: id, original: original ?? '' }}
      title={t('matter.releaseText')}
      submitLabel={t('matter.release')}
      label={t('matter.releasedAs')}
      draft={`release:${id}`}
      command={(text) => ({ type: 'release-text', of: id, text })}
    />
  );
}

export function PassOnMessage(props: { view: MatterView; message: MessageView; onClose: () => void }) {
  const t = useWords();
  const { id, text: original } = props.message;
  return (
    <ReleaseWords
      {...{ view: props.view, onClose: props.onClose, of: id, original: original ?? '' }}
      title={t('command.pass-on-message')}
      submitLabel={t('matter.message.passOn')}
      label={t('command.pass-on-message')}
      draft={`pass-on:${id}`}
      command={(text) => ({ type: 'pass-on-message', messageId: id, text })}
    />
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
