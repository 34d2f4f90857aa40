/** Release before dispatching: what the unit cannot read yet is released here or knowingly left out. */

import { Checkbox } from 'antd';
import { useState } from 'react';
import { act, fileUrl, redactPhoto } from '../../api/matters.ts';
import type { MatterView, PhotoView, SaidView } from '../../api/types.ts';
import { Failure } from '../../parts/form/failure.tsx';
import { type Box, inPixels, PhotoRedaction } from '../../parts/form/photo-redaction.tsx';
import { TextRedaction } from '../../parts/form/text-redaction.tsx';
import { isPhoto } from '../../parts/matter/files.tsx';
import { useWords } from '../../words/index.ts';
import { proposed, useProposal } from './proposal.ts';

type Choice = Readonly<{ ticked: boolean; text: string; boxes: readonly Box[] }>;

/** Unreleased words and files of the complainant; why somebody withdrew is not for units. */
export function unreleasedOf({ line, words: { said, files } }: MatterView) {
  if (line.raisedBy !== null) return { texts: [], photos: [] };
  const copied = new Set(files.map((file) => file.releaseOf));
  return {
    texts: said.filter(({ original, released, kind }) => original !== null && released === null && kind !== 'withdraw'),
    photos: files
      .filter(isPhoto)
      .filter(({ id, author, releaseOf }) => author === 'complainant' && releaseOf === null && !copied.has(id)),
  };
}

/** What the release goes along with: `dispatch`, where the unit may read everything, or `redo`, where it reads why. */
export type ReleaseWith = 'dispatch' | 'redo';

/** Choices of the release. `ready`: whatever is left out is left out knowingly; an act that releases nothing is always ready. */
export function useReleaseFirst(view: MatterView, along: ReleaseWith | null) {
  const all = along === null ? { texts: [], photos: [] } : unreleasedOf(view);
  const texts = along === 'redo' ? all.texts.filter(({ mayRelease }) => mayRelease) : all.texts;
  const photos = along === 'redo' ? [] : all.photos;
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map());
  const [known, setKnown] = useState(false);
  const [tells, setTells] = useState<boolean>();
  const may = view.allowed.includes('release-text');
  const { data: proposal, error } = useProposal(view.line.id, along !== null && may);
  const of = (id: string, original = ''): Choice =>
    choices.get(id) ?? {
      ticked: false,
      text: proposal === undefined ? '' : proposed(proposal, id, original),
      boxes: [],
    };
  const place = along === 'dispatch' ? (proposal?.place ?? null) : null;
  const tellsPlace = place !== null && (tells ?? place.crowded);
  const ticked = [...texts, ...photos].filter(({ id }) => may && of(id).ticked).length;
  const left = texts.length + photos.length - ticked;

  /** Releases the ticked ones, one after the other. @returns the matter's `seq` afterwards */
  const release = async (): Promise<number> => {
    const { id: matterId } = view.line;
    let { seq } = view.line;
    for (const said of texts) {
      const { ticked: chosen, text } = of(said.id, said.original ?? '');
      if (chosen) ({ seq } = await act(matterId, seq, { type: 'release-text', of: said.id, text }));
    }
    for (const file of photos) {
      const { ticked: chosen, boxes } = of(file.id);
      if (!chosen) continue;
      const copy = await redactPhoto(matterId, file.id, inPixels(boxes, file));
      ({ seq } = await act(matterId, seq, { type: 'release-file', of: file.id, file: copy }));
    }
    if (tellsPlace) ({ seq } = await act(matterId, seq, { type: 'release-place' }));
    return seq;
  };
  return {
    along,
    texts,
    photos,
    place,
    tellsPlace,
    setTells,
    may,
    error,
    /** Nothing is ticked before it is masked. */
    loaded: proposal !== undefined,
    left,
    known,
    setKnown,
    of,
    change: (id: string, next: Choice) => setChoices(new Map(choices).set(id, next)),
    ready: left === 0 || known,
    release,
  };
}

export function ReleaseFirst(props: { view: MatterView; sheet: ReturnType<typeof useReleaseFirst> }) {
  const t = useWords();
  const { sheet, view } = props;
  const redo = sheet.along === 'redo';
  if (sheet.texts.length + sheet.photos.length === 0 && sheet.place === null) return null;
  return (
    <section className="release-first" aria-label={t('release.first')}>
      <h3 className="panel-title">{t('release.first')}</h3>
      {sheet.may ? <p className="muted">{t(redo ? 'release.firstHelp.redo' : 'release.firstHelp')}</p> : null}
      {sheet.error === null ? null : <Failure error={sheet.error} />}
      {sheet.may ? sheet.texts.map((said) => <TextChoice key={said.id} said={said} sheet={sheet} />) : null}
      {sheet.may
        ? sheet.photos.map((file, index) => (
            <PhotoChoice key={file.id} matterId={view.line.id} file={file} n={index + 1} sheet={sheet} />
          ))
        : null}
      {sheet.place === null ? null : (
        <div className="release-choice">
          <Checkbox checked={sheet.tellsPlace} onChange={(event) => sheet.setTells(event.target.checked)}>
            {t('release.place', { place: sheet.place.name })}
          </Checkbox>
          <p className={sheet.place.crowded ? 'muted' : 'light-yellow'}>
            {t(sheet.place.crowded ? 'release.place.crowded' : 'release.place.few')}
          </p>
        </div>
      )}
      {sheet.left === 0 ? null : (
        <Checkbox checked={sheet.known} onChange={(event) => sheet.setKnown(event.target.checked)}>
          <span className="light-yellow">
            ▲ {t(redo ? 'release.left.redo' : 'release.left', { count: sheet.left })}
          </span>
        </Checkbox>
      )}
    </section>
  );
}

type Sheet = ReturnType<typeof useReleaseFirst>;

function TextChoice(props: { said: SaidView; sheet: Sheet }) {
  const t = useWords();
  const { said, sheet } = props;
  const original = said.original ?? '';
  const choice = sheet.of(said.id, original);
  const label = t(`matter.said.${said.kind}`);
  const numbered = said.kind === 'demand' ? `${label} ${said.position}` : label;
  return (
    <div className="release-choice">
      <Checkbox
        checked={choice.ticked}
        disabled={!sheet.loaded}
        onChange={(event) => sheet.change(said.id, { ...choice, ticked: event.target.checked })}
      >
        {t('release.one', { what: numbered })}
      </Checkbox>
      {choice.ticked ? (
        <TextRedaction
          original={original}
          value={choice.text}
          onChange={(text) => sheet.change(said.id, { ...choice, text })}
          label={numbered}
        />
      ) : (
        <p className="words muted">{original}</p>
      )}
    </div>
  );
}

function PhotoChoice(props: { matterId: string; file: PhotoView; n: number; sheet: Sheet }) {
  const t = useWords();
  const { file, sheet } = props;
  const choice = sheet.of(file.id);
  const src = fileUrl(props.matterId, file.id);
  const what = t('matter.photoOf', { n: props.n });
  return (
    <div className="release-choice">
      <Checkbox
        checked={choice.ticked}
        onChange={(event) => sheet.change(file.id, { ...choice, ticked: event.target.checked })}
      >
        {t(choice.ticked && choice.boxes.length === 0 ? 'release.uncovered' : 'release.one', { what })}
      </Checkbox>
      {choice.ticked ? (
        <PhotoRedaction
          src={src}
          alt={what}
          boxes={choice.boxes}
          onChange={(boxes) => sheet.change(file.id, { ...choice, boxes })}
        />
      ) : (
        <img className="photo-thumb" src={src} alt={what} loading="lazy" />
      )}
    </div>
  );
}
