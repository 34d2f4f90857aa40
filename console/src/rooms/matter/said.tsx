/**
 * Words and photos of the complainant, which a dispatcher releases to the unit, masked where they would tell who it was. Those
 * of an office that raised the matter are open to everybody who sees it.
 */

import { Space } from 'antd';
import { useState } from 'react';
import type { MatterView, PhotoView, SaidView } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { Panel } from '../../parts/facts.tsx';
import { Files, isPhoto, Photo, Photos } from '../../parts/matter/files.tsx';
import { useWords } from '../../words/index.ts';
import { ReleasePhoto, ReleaseText } from './release.tsx';

export function Said(props: { view: MatterView }) {
  const t = useWords();
  const { view } = props;
  const { said, files } = view.words;
  const [text, setText] = useState<SaidView>();
  const [photo, setPhoto] = useState<PhotoView>();
  const byOffice = view.line.raisedBy !== null;
  const full = view.sight === 'full' && !byOffice;
  const sealed = view.lane === 'discipline' && !full;
  const title = t(byOffice ? 'matter.said.raiser' : 'matter.said');
  const mayPhoto = view.allowed.includes('release-file');
  const photos = files.filter(isPhoto);
  const shown = byOffice
    ? photos.filter((file) => file.author === 'office' && file.releaseOf === null)
    : full
      ? photos.filter((file) => file.author === 'complainant' && file.releaseOf === null)
      : photos.filter((file) => file.releaseOf !== null);
  const nameOfCopy = (label: string) => `${label} · ${t('matter.releasedAs')}`;
  const pairs = shown.map((file, index) => ({
    file,
    label: t('matter.photoOf', { n: index + 1 }),
    copy: full ? photos.find((each) => each.releaseOf === file.id) : undefined,
  }));
  // What an office registered for the person; with a sight that is not full, none of it is among the files.
  const sender = byOffice ? 'office' : 'complainant';
  const documents = files.filter((file) => file.author === sender && !isPhoto(file));
  const demands = said.filter((each) => each.kind === 'demand');

  return (
    <Panel title={title}>
      {sealed || said.length + shown.length + documents.length === 0 ? (
        <p className="muted">
          {t(
            byOffice
              ? 'matter.noWords.raiser'
              : full
                ? 'matter.noWords'
                : sealed
                  ? 'matter.sealed'
                  : 'matter.nothingReleased',
          )}
        </p>
      ) : null}
      {(sealed ? [] : said).map((each) => (
        <div key={each.id} className="said">
          <div className="said-head">
            <b>
              {t(`matter.said.${each.kind}`)}
              {each.kind === 'demand' && demands.length > 1 ? ` ${demands.indexOf(each) + 1}` : ''}
            </b>
            {full ? <ReleaseState released={each.released !== null} /> : null}
            {each.mayRelease ? (
              <ActButton
                word={t(each.released === null ? 'matter.release' : 'matter.releaseAgain')}
                onClick={() => setText(each)}
              />
            ) : null}
          </div>
          {full || byOffice ? (
            <p className="words">{each.original ?? <span className="muted">{t('matter.erased')}</span>}</p>
          ) : (
            <p className="words">{each.released ?? <span className="muted">{t('matter.demandHidden')}</span>}</p>
          )}
          {full && each.released !== null && each.released !== each.original ? (
            <div className="said-copy">
              <span className="muted">{t('matter.releasedAs')}</span>
              <p className="words">{each.released}</p>
            </div>
          ) : null}
        </div>
      ))}
      {shown.length === 0 ? null : (
        <Photos names={pairs.flatMap(({ label, copy }) => (copy === undefined ? [label] : [label, nameOfCopy(label)]))}>
          <Space wrap align="start" className="said-photos">
            {pairs.map(({ file, label, copy }) => (
              <figure key={file.id} className="photo-chip">
                <div className="photo-pair">
                  <Photo matterId={view.line.id} photo={file} label={label} large />
                  {copy === undefined ? null : (
                    <figure>
                      <Photo matterId={view.line.id} photo={copy} label={nameOfCopy(label)} large />
                      <figcaption className="muted">{t('matter.releasedAs')}</figcaption>
                    </figure>
                  )}
                </div>
                {full ? (
                  <figcaption>
                    <ReleaseState released={copy !== undefined} />
                    {mayPhoto ? (
                      <ActButton
                        type="link"
                        word={t(copy === undefined ? 'matter.release' : 'matter.releaseAgain')}
                        onClick={() => setPhoto(file)}
                      />
                    ) : null}
                  </figcaption>
                ) : null}
              </figure>
            ))}
          </Space>
        </Photos>
      )}
      <Files matterId={view.line.id} files={documents} />
      {byOffice || documents.length === 0 ? null : <p className="muted">{t('matter.documentsStay')}</p>}
      {text === undefined ? null : <ReleaseText view={view} said={text} onClose={() => setText(undefined)} />}
      {photo === undefined ? null : <ReleasePhoto view={view} file={photo} onClose={() => setPhoto(undefined)} />}
    </Panel>
  );
}

function ReleaseState(props: { released: boolean }) {
  const t = useWords();
  return props.released ? (
    <span className="light-green">✓ {t('matter.released')}</span>
  ) : (
    <span className="muted">{t('matter.notReleased')}</span>
  );
}
