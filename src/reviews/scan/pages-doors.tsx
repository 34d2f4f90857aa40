/** Routes of the three doors: each a form and what becomes of it. */

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
import { inTransaction } from '../../platform/postgres/db.ts';
import type { Remembered } from '../../platform/postgres/remembered.ts';
import { DOORS, type Door } from '../model.ts';
import { reviewsWords } from '../words.ts';
import { type DoorPlace, type Entered, enterByDoor } from './actions-doors.ts';
import { readDoor } from './forms.ts';
import { type DoneView, DoorPage, type DoorTyped, type DoorView, NOTHING_TYPED } from './pages-door.tsx';
import type { CategoryGroups } from './pages-door-category.tsx';
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

/** @param codes what scans mean, as the page of the scan remembers it */
export function doorPages(app: App, deps: ScanDeps, pressure: Gauge, codes: Remembered<ResolvedCode>): void {
  for (const door of DOORS) doorPage(app, deps, pressure, codes, door);
}

function doorPage(app: App, deps: ScanDeps, pressure: Gauge, codes: Remembered<ResolvedCode>, door: Door): void {
  const { city } = deps;
  const options = { config: { access: 'public' as const }, schema: { params: codeParams } };
  const url = pathOf(':code', door);

  app.get(url, options, async (request, reply) => {
    const reader = readerOf(request);
    const code = codeIn(request);
    const found = await codes.get(code);
    if (found.kind === 'revoked' || found.kind === 'unknown') return dead(reply, city, reader, found);
    const submissionId = newFormId(city);
    giveMark(deps, request, reply);
    return show(reply, {
      ...(await frame(city, reader, code, found, door)),
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
    const view = await frame(city, reader, code, found, door);
    const read = readDoor(typed, {
      door,
      categories: view.categories.flatMap(({ choices }) => choices.map(({ code }) => code)),
      aboutNeeded: view.asksAbout,
    });
    const asked = typed.field('submission');
    const deviceHash = deviceOf(deps, request, reply);
    // A form without an id is no form of ours: its files are not looked at.
    const sentPhotos: Photos = isUuid(asked) ? await cleanPhotos(form) : { photos: [], problems: [] };
    const errors = errorsOf(reader.lang, read.ok ? [] : read.problem, sentPhotos);
    /** The form once more with everything typed. */
    const askAgain = async (submissionId: Uuid, wrong: readonly FieldError[]) => {
      const work = await workFor(city, await pressure.on(request, found.codeId), submissionId, form);
      const keptPhotos = await keepPhotos(city, { submissionId, deviceHash }, sentPhotos.photos);
      const again = { ...view, submissionId, typed: doorTyped(form), keptPhotos, errors: wrong, work };
      return show(reply, again, refusalStatus(reply, sentPhotos));
    };
    if (!read.ok || errors.length > 0) {
      const free = isUuid(asked) && !(await isTaken(city.db, asked));
      return askAgain(free ? asked : newFormId(city), errors);
    }
    const { submissionId } = read.value;
    const { shared } = doorTyped(form);
    const from = await fromOf(deps, request, { form, submissionId, deviceHash, lang: reader.lang });
    const entered = await inTransaction(city.db, async (tx) => {
      const entry = { door, form: read.value, place: placeOf(found), photos: sentPhotos.photos, from };
      const done = await enterByDoor(tx, city, entry);
      const receipt = done.ok && done.value.kind === 'registered' ? done.value.registered.receipt : null;
      if (receipt !== null && !shared) await giveReceipt(tx, deps, reply, { submissionId, receipt });
      return done;
    });
    pressure.wasSent(found.codeId);
    // On a device that others use, whoever goes back or reloads may be the next person: nothing typed is shown to them.
    if (!entered.ok && shared) return sendSharedEnd(reply, reader, code, { what: 'again', receipt: null });
    // Whose it was is told to nobody, and nothing typed is lost: sent once more, it is another matter.
    if (!entered.ok) return askAgain(newFormId(city), errorsOf(reader.lang, [RECEIVED], sentPhotos));
    if (shared) return sendSharedEnd(reply, reader, code, endOf(entered.value));
    if (entered.value.kind === 'registered') {
      const { receipt } = entered.value.registered;
      return reply.redirect(receipt === null ? withWas(reader, code, 'door') : reader.to('/t'), 303);
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
  return { what: receipt === null ? 'door' : 'registered', receipt };
}

function show(reply: FastifyReply, view: DoorView, status = 200) {
  const { reader, work, errors } = view;
  return sendPage(reply, {
    reader,
    title: speak(reviewsWords, reader.lang)(`reviews.door.${view.door}`),
    body: <DoorPage {...view} />,
    script: work.challenge === null ? FORM_SCRIPT : FORM_SCRIPT + CHALLENGE_SCRIPT,
    status,
    hasErrors: errors.length > 0,
    keeping: 'form',
  });
}

async function frame(city: City, reader: Reader, code: string, found: Found, door: Door) {
  return {
    reader,
    code,
    door,
    place: placeLabel(reader.lang, found),
    asksAbout: found.kind === 'entity' && door === 'complaint',
    categories: door === 'complaint' ? await complaintCategories(city, reader.lang, found.kind) : [],
  };
}

/** At a window people meet faults of service, at an enterprise what is done to it by law: that sort stands first. */
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

function placeOf(found: Found): DoorPlace {
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

function doorTyped(form: PhoneForm): DoorTyped {
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
