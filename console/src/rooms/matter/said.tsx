/**
 * Words and photos of the complainant, which a dispatcher releases to the unit, masked where they would tell who it was. Those
 * of an office that raised the matter are open to everybody who sees it.
 */

import { Button, Space } from 'antd';
import { useState } from 'react';
import { fileUrl } from '../../api/matters.ts';
import type { FileView, MatterView, SaidView } from '../../api/types.ts';
import { useWords } from '../../words/index.ts';
import { ReleasePhoto, ReleaseText } from './release.tsx';

export function Said(props: { view: MatterView }) {
  const t = useWords();
  const { view } = props;
  const { said, files } = view.words;
  const [text, setText] = useState<SaidView>();
  const [photo, setPhoto] = useState<FileView>();
  const byOffice = view.line.raisedBy !== null;
  const full = view.sight === 'full' && !byOffice;
  const title = t(byOffice ? 'matter.said.raiser' : 'matter.said');
  const mayText = view.allowed.includes('release-text');
  const mayPhoto = view.allowed.includes('release-file');
  const shown = byOffice
    ? files.filter((file) => file.author === 'office' && file.releaseOf === null)
    : full
      ? files.filter((file) => file.author === 'complainant' && file.releaseOf === null)
      : files.filter((file) => file.releaseOf !== null);
  const released = new Set(files.flatMap((file) => (file.releaseOf === null ? [] : [file.releaseOf])));
  const demands = said.filter((each) => each.kind === 'demand');

  return (
    <section className="panel" aria-label={title}>
      <h2>{title}</h2>
      {said.length === 0 && shown.length === 0 ? (
        <p className="muted">
          {t(byOffice ? 'matter.noWords.raiser' : full ? 'matter.noWords' : 'matter.nothingReleased')}
        </p>
      ) : null}
      {said.map((each) => (
        <div key={each.id} className="said">
          <div className="said-head">
            <b>
              {t(`matter.said.${each.kind}`)}
              {each.kind === 'demand' && demands.length > 1 ? ` ${demands.indexOf(each) + 1}` : ''}
            </b>
            {full ? <ReleaseState released={each.released !== null} /> : null}
            {mayText && each.original !== null ? (
              <Button size="small" onClick={() => setText(each)}>
                {t(each.released === null ? 'matter.release' : 'matter.releaseAgain')}
              </Button>
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
        <Space wrap align="start">
          {shown.map((file, index) => (
            <figure key={file.id} className="photo-chip">
              <a href={fileUrl(view.line.id, file.id)} target="_blank" rel="noreferrer">
                <img
                  className="photo-large"
                  src={fileUrl(view.line.id, file.id)}
                  alt={t('matter.photoOf', { n: index + 1 })}
                  loading="lazy"
                />
              </a>
              {full ? (
                <figcaption>
                  <ReleaseState released={released.has(file.id)} />
                  {mayPhoto ? (
                    <Button size="small" type="link" onClick={() => setPhoto(file)}>
                      {t(released.has(file.id) ? 'matter.releaseAgain' : 'matter.release')}
                    </Button>
                  ) : null}
                </figcaption>
              ) : null}
            </figure>
          ))}
        </Space>
      )}
      {text === undefined ? null : <ReleaseText view={view} said={text} onClose={() => setText(undefined)} />}
      {photo === undefined ? null : <ReleasePhoto view={view} file={photo} onClose={() => setPhoto(undefined)} />}
    </section>
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
