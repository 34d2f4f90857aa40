/** Page of a scan: the place, five faces, three entry forms; and the page of a dead code. */

import { type HallGroup, windowInWords } from '../../places/index.ts';
import { Hidden, TapLink } from '../../platform/pages/page-form.tsx';
import { type Reader, telephone } from '../../platform/pages/pages.tsx';
import { speak } from '../../platform/pages/words.ts';
import { ENTRY_KINDS, type EntryKind, GRADES } from '../model.ts';
import { reviewsWords } from '../words.ts';
import { Face } from './faces.tsx';
import type { Work } from './scanned.ts';

const ENTRY_PATHS: Readonly<Record<EntryKind, string>> = {
  complaint: 'complaints',
  suggestion: 'suggestions',
  request: 'requests',
};

/** Canonical path of a code's page and those below it; codes are printed in capitals, paths match in any case. */
export function pathOf(code: string, below?: EntryKind | 'reviews' | 'details' | 'done'): string {
  const root = `/s/${code}`;
  if (below === undefined) return root;
  if (below === 'reviews') return `${root}/reviews`;
  if (below === 'details') return `${root}/reviews/details`;
  return below === 'done' ? `${root}/done` : `${root}/${ENTRY_PATHS[below]}`;
}

export type WindowScan = Readonly<{
  reader: Reader;
  code: string;
  hallName: string;
  windowName: string;
  windowNumber: string;
  submissionId: string;
  work: Work;
  error: string | null;
}>;

export function WindowScanPage(props: WindowScan) {
  const { reader, code } = props;
  const say = speak(reviewsWords, reader.lang);
  return (
    <>
      <p class="where">
        {props.hallName} · {windowInWords(reader.lang, { number: props.windowNumber, name: props.windowName })}
      </p>
      <h1>{say('reviews.scan.title')}</h1>
      {props.error === null ? (
        <p>{say('reviews.scan.lead')}</p>
      ) : (
        <p class="err" role="alert" id="main-error">
          {props.error}
        </p>
      )}
      <form method="post" action={reader.to(pathOf(code, 'reviews'))} {...toSolve(props.work)}>
        <Hidden name="submission" value={props.submissionId} />
        <WorkNotes reader={reader} work={props.work} />
        {GRADES.map((grade) => (
          <button key={grade} class="face" type="submit" name="grade" value={String(grade)}>
            <Face grade={grade} />
            {say(`reviews.grade.${grade}`)}
          </button>
        ))}
      </form>
      <p class="soft">{say('reviews.scan.shield')}</p>
      <h2>{say('reviews.scan.entries')}</h2>
      <EntryLinks reader={reader} code={code} />
      <p class="soft">{say('reviews.scan.moved', { hotline: reader.hotline })}</p>
    </>
  );
}

export function EntityScanPage(props: Readonly<{ reader: Reader; code: string; entityName: string }>) {
  const say = speak(reviewsWords, props.reader.lang);
  return (
    <>
      <p class="where">{props.entityName}</p>
      <h1>{say('reviews.entity.title')}</h1>
      <p>{say('reviews.entity.lead')}</p>
      <EntryLinks reader={props.reader} code={props.code} helpFirst />
    </>
  );
}

export function EntryLinks(props: Readonly<{ reader: Reader; code: string; helpFirst?: boolean }>) {
  const say = speak(reviewsWords, props.reader.lang);
  const kinds: readonly EntryKind[] = props.helpFirst === true ? ['request', 'complaint', 'suggestion'] : ENTRY_KINDS;
  return (
    <nav>
      {kinds.map((kind) => (
        <a key={kind} class="tile" href={props.reader.to(pathOf(props.code, kind))}>
          <div>
            {say(`reviews.entry.${kind}`)}
            <span>{say(`reviews.entry.${kind}.hint`)}</span>
          </div>
        </a>
      ))}
    </nav>
  );
}

/** Attribute by which the challenge script finds its form. */
export function toSolve({ challenge }: Work): Readonly<{ 'data-altcha'?: string }> {
  return challenge === null ? {} : { 'data-altcha': challenge };
}

/**
 * Notes shown while a code is under attack: with script the form waits for its proof, without it a person looks first. Not in
 * a `noscript`, which stays silent where a script is blocked. A proof already solved goes along hidden.
 */
export function WorkNotes(props: Readonly<{ reader: Reader; work: Work }>) {
  const { challenge, proof } = props.work;
  const say = speak(reviewsWords, props.reader.lang);
  if (challenge === null) return proof === '' ? null : <Hidden name="altcha" value={proof} />;
  return (
    <>
      <Hidden name="altcha" value="" />
      <p class="note" id="pow-wait" role="status" hidden>
        {say('reviews.pow.wait')}
      </p>
      <p class="note" id="pow-held">
        {say('reviews.pow.held')}
      </p>
    </>
  );
}

export type DeadCode = Readonly<{ reader: Reader; kind: 'revoked' | 'replaced' | 'unknown' }>;

export function DeadCodePage(props: DeadCode) {
  const { reader, kind } = props;
  const say = speak(reviewsWords, reader.lang);
  return (
    <>
      <h1>{say(kind === 'unknown' ? 'reviews.dead.unknown.title' : 'reviews.dead.revoked.title')}</h1>
      <p>{say(deadText(kind))}</p>
      <h2>{say('reviews.dead.next')}</h2>
      <nav>
        <a class="tile" href={reader.to('/halls')}>
          {say('reviews.dead.halls')}
        </a>
        <a class="tile" href={telephone(reader.hotline)}>
          {say('reviews.dead.hotline', { hotline: reader.hotline })}
        </a>
      </nav>
    </>
  );
}

function deadText(kind: DeadCode['kind']) {
  if (kind === 'unknown') return 'reviews.dead.unknown.text' as const;
  return kind === 'replaced' ? ('reviews.dead.replaced' as const) : ('reviews.dead.revoked.text' as const);
}

/** Page of halls by county; each hall names its town, for towns of different counties may share a name. */
export function HallsPage(props: Readonly<{ reader: Reader; groups: readonly HallGroup[] }>) {
  const { reader, groups } = props;
  const say = speak(reviewsWords, reader.lang);
  return (
    <>
      <h1>{say('reviews.halls.title')}</h1>
      {groups.length === 0 ? <p>{say('reviews.halls.none')}</p> : null}
      {groups.map((group) => (
        <details key={group.code} open={groups.length === 1}>
          <summary>
            {group.name} <span class="soft">{say('reviews.halls.count', { n: group.halls.length })}</span>
          </summary>
          {group.halls.map((hall) => (
            <div class="card" key={hall.id}>
              <h2>{hall.name}</h2>
              <p>
                {hall.divisionCode === group.code ? '' : `${group.name} · ${hall.divisionName} · `}
                {hall.address}
                <br />
                {hall.hours}
              </p>
              <p>
                <TapLink href={reader.to(`/open/halls/${hall.id}`)} word={say('reviews.halls.figures')} />
              </p>
            </div>
          ))}
        </details>
      ))}
      <p>
        <TapLink href={telephone(reader.hotline)} word={say('reviews.halls.call', { hotline: reader.hotline })} />
      </p>
    </>
  );
}
