/** Routes of the three entry forms: the page, and what becomes of what was sent. */

import type { FastifyReply } from 'fastify';
import { isUuid, type Uuid } from '../../kernel/ids.ts';
import { localDateOf } from '../../kernel/time.ts';
import { categoriesInForce } from '../../law/index.ts';
import { setFreshReceipt } from '../../matters/index.ts';
import type { ResolvedCode } from '../../places/index.ts';
import type { City } from '../../platform/city.ts';
import { CHALLENGE_SCRIPT } from '../../platform/http/challenge-script.ts';
import { newFormId } from '../../platform/http/form-id.ts';
import type { App } from '../../platform/http/http.ts';
import { type FieldError, FORM_SCRIPT } from '../../platform/pages/page-form.tsx';
import { type Reader, readerOf, sendPage } from '../../platform/pages/pages.tsx';
import {
  cleanPhotos,
  type PhoneForm,
  type Photos,
  readPhoneForm,
  refusalStatus,
} from '../../platform/pages/photos-form.ts';
import { type Lang, speak } from '../../platform/pages/words.ts';
import { inTransaction, preparedOn } from '../../platform/postgres/db.ts';
import type { Remembered } from '../../platform/postgres/remembered.ts';
import { ENTRY_KINDS, type EntryKind } from '../model.ts';
import { reviewsWords } from '../words.ts';
import { type Entered, type EntryPlace, submitEntry } from './actions-entries.ts';
import { readEntry } from './forms.ts';
import { type DoneView, EntryPage, type EntryTyped, type EntryView, NOTHING_TYPED } from './pages-entry.tsx';
import type { CategoryGroups } from './pages-entry-category.tsx';
import { pathOf } from './pages-scan.tsx';
import { dead, keepPhotos, sendSharedEnd, withWas } from './scan-replies.tsx';
import {
  codeIn,
  codeParams,
  type createPressureGauge,
  deviceOf,
  errorsOf,
  fromOf,
  giveMark,
  giveReceipt,
  isSecure,
  placeLabel,
  type ScanDeps,
  typedOf,
  workFor,
} from './scanned.ts';
import { isTaken } from './store-entries.ts';

type Gauge = ReturnType<typeof createPressureGauge>;
type Found = Extract<ResolvedCode, { kind: 'window' | 'entity' }>;

/** @param codes resolved codes, remembered as for the page of the scan */
export function entryPages(app: App, deps: ScanDeps, pressure: Gauge, codes: Remembered<ResolvedCode>): void {
  for (const kind of ENTRY_KINDS) entryPage(app, deps, pressure, codes, kind);
}

function entryPage(app: App, deps: ScanDeps, pressure: Gauge, codes: Remembered<ResolvedCode>, kind: EntryKind): void {
  const { city } = deps;
  const options = { config: { access: 'public' as const }, schema: { params: codeParams } };
  const url = pathOf(':code', kind);

  app.get(url, options, async (request, reply) => {
    const reader = readerOf(request);
    const code = codeIn(request);
    const found = await codes.get(code);
    if (found.kind === 'revoked' || found.kind === 'unknown') return dead(reply, city, reader, found);
    const submissionId = newFormId(city);
    giveMark(deps, request, reply);
    return show(reply, {
      ...(await frame(city, reader, code, found, kind)),
      submissionId,
      typed: NOTHING_TYPED,
      keptPhotos: 0,
      errors: [],
      work: await workFor(city, await pressure.on(request, found.codeId), submissionId),
    });
  });

  app.post(url, { ...options, config: { ...options.config, form: true } }, async (request, reply) => {
    const reader = { ...readerOf(request), switchTo: null };
    const code = codeIn(request);
    const found = await codes.get(code);
    if (found.kind === 'revoked' || found.kind === 'unknown') return dead(reply, city, reader, found);
    const form = await readPhoneForm(request, city, { files: true });
    const typed = typedOf(form);
    const view = await frame(city, reader, code, found, kind);
    const read = readEntry(typed, {
      kind,
      categories: view.categories.flatMap(({ choices }) => choices.map(({ code }) => code)),
      aboutNeeded: view.asksAbout,
    });
    const asked = typed.field('submission');
    const deviceHash = deviceOf(deps, request, reply);
    // A form without an id is not ours: its files are not looked at.
    const sentPhotos: Photos = isUuid(asked) ? await cleanPhotos(form) : { photos: [], problems: [] };
    const errors = errorsOf(reader.lang, read.ok ? [] : read.problem, sentPhotos);
    /** Shows the form again with everything typed. */
    const askAgain = async (submissionId: Uuid, wrong: readonly FieldError[]) => {
      const work = await workFor(city, await pressure.on(request, found.codeId), submissionId, form);
      const keptPhotos = await keepPhotos(city, { submissionId, deviceHash }, sentPhotos.photos);
      const again = { ...view, submissionId, typed: entryTyped(form), keptPhotos, errors: wrong, work };
      return show(reply, again, refusalStatus(reply, sentPhotos));
    };
    if (!read.ok || errors.length > 0) {
      const free = isUuid(asked) && !(await isTaken(city.db, asked));
      return askAgain(free ? asked : newFormId(city), errors);
    }
    const { submissionId } = read.value;
    const { shared } = entryTyped(form);
    const from = await fromOf(deps, request, { form, submissionId, deviceHash, lang: reader.lang });
    const entered = await inTransaction(preparedOn(city.db), async (tx) => {
      const entry = { kind, form: read.value, place: placeOf(found), photos: sentPhotos.photos, from };
      const done = await submitEntry(tx, city, entry);
      const receipt = done.ok && done.value.kind === 'registered' ? done.value.registered.receipt : null;
      if (receipt !== null && !shared) await giveReceipt(tx, deps, reply, { submissionId, receipt });
      return done;
    });
    pressure.wasSent(found.codeId);
    // On a shared device the next person may go back or reload: nothing typed is shown.
    if (!entered.ok && shared) return sendSharedEnd(reply, reader, code, { what: 'again', receipt: null });
    // The id was used: by whom is not told, and nothing typed is lost; sent once more it is another matter.
    if (!entered.ok) return askAgain(newFormId(city), errorsOf(reader.lang, [RECEIVED], sentPhotos));
    if (shared) return sendSharedEnd(reply, reader, code, endOf(entered.value));
    if (entered.value.kind === 'registered') {
      const { receipt } = entered.value.registered;
      return reply.redirect(receipt === null ? withWas(reader, code, 'entry') : reader.to('/t'), 303);
    }
    const { receipt } = entered.value;
    if (receipt !== null) setFreshReceipt(reply, receipt, { secure: isSecure(deps), path: pathOf(code) });
    return reply.redirect(withWas(reader, code, 'held'), 303);
  });
}

const RECEIVED = { field: 'main', word: 'received' } as const;

function endOf(entered: Entered): Pick<DoneView, 'what' | 'receipt'> {
  if (entered.kind === 'held') return { what: 'held', receipt: entered.receipt };
  const { receipt } = entered.registered;
  return { what: receipt === null ? 'entry' : 'registered', receipt };
}

function show(reply: FastifyReply, view: EntryView, status = 200) {
  const { reader, work, errors } = view;
  return sendPage(reply, {
    reader,
    title: speak(reviewsWords, reader.lang)(`reviews.entry.${view.kind}`),
    body: <EntryPage {...view} />,
    script: work.challenge === null ? FORM_SCRIPT : FORM_SCRIPT + CHALLENGE_SCRIPT,
    status,
    hasErrors: errors.length > 0,
    keeping: 'form',
  });
}

async function frame(city: City, reader: Reader, code: string, found: Found, kind: EntryKind) {
  return {
    reader,
    code,
    kind,
    place: placeLabel(reader.lang, found),
    asksAbout: found.kind === 'entity' && kind === 'complaint',
    categories: kind === 'complaint' ? await complaintCategories(city, reader.lang, found.kind) : [],
  };
}

/** Categories: at a window faults of service first, at an enterprise those of enforcement. */
async function complaintCategories(city: City, lang: Lang, at: Found['kind']): Promise<CategoryGroups> {
  const categories = await categoriesInForce(city.db, 'complaint', localDateOf(city.outside.now()));
  const sorted = (of: 'service' | 'law') => ({
    of,
    choices: categories
      .filter(({ serviceFault }) => serviceFault === (of === 'service'))
      .map(({ code, name }) => ({ code, label: name[lang] })),
  });
  const groups = at === 'window' ? [sorted('service'), sorted('law')] : [sorted('law'), sorted('service')];
  return groups.filter(({ choices }) => choices.length > 0);
}

function placeOf(found: Found): EntryPlace {
  const { codeId, divisionCode } = found;
  if (found.kind === 'entity') return { kind: 'entity', codeId, divisionCode, entityId: found.entityId as Uuid };
  return {
    kind: 'window',
    codeId,
    divisionCode,
    windowId: found.window.id,
    hallId: found.hall.id,
    unitId: found.unitId,
  };
}

function entryTyped(form: PhoneForm): EntryTyped {
  const { field, all } = typedOf(form);
  return {
    about: field('about'),
    category: field('category'),
    moreCategory: field('category-more'),
    words: field('words'),
    demands: all('demand'),
    name: field('name'),
    phone: field('phone'),
    wantsReceipt: field('receipt') === 'yes',
    shared: field('shared') === 'yes',
  };
}
