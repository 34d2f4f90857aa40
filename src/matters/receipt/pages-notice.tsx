/** Messages to the complainant, asked for and taken back on the track page: their form, and what was sent so far. */

import type { FastifyReply } from 'fastify';
import type { Uuid } from '../../kernel/ids.ts';
import { normalMobile } from '../../kernel/phone.ts';
import type { App } from '../../platform/http/http.ts';
import { dateInWords } from '../../platform/pages/page-dates.ts';
import { type FieldError, Hidden, SendButton, TapLink, TextField } from '../../platform/pages/page-form.tsx';
import { readerOf } from '../../platform/pages/pages.tsx';
import { fieldOf, readPhoneForm } from '../../platform/pages/photos-form.ts';
import { speak } from '../../platform/pages/words.ts';
import { inTransaction, type Queryable, transact } from '../../platform/postgres/db.ts';
import { askForNotices, endNotices, holdingsOf } from '../../vault/index.ts';
import { loadMatter } from '../acts/store.ts';
import { typedIn } from './forms-track.ts';
import { askAgain, holderOf, sessionOf } from './pages-signed-in.tsx';
import type { TrackPageView } from './pages-track.tsx';
import type { TrackAgain, TrackDeps } from './pages-track-routes.tsx';
import { type Untold, whyUntold } from './rules-untold.ts';
import { trackWords } from './words-track.ts';

/** By `notices`: asked for; by `notices-off`: taken back. */
export const NOTICE_DONE = ['notices', 'notices-off'] as const;
export const NOTICE_FIELD = 'notice-phone';
const PATH = '/t/notices';
/** Numbers as people write them, with spaces and a country code. */
const MOST_PHONE = 24;

export function NoticeForm({ reader, view, typed, errors, submissionId, receipt }: TrackPageView) {
  const { notice } = view;
  const { lang } = reader;
  const say = speak(trackWords, lang);
  if (notice.kept === null && notice.by === null) return null;
  const open = receipt !== null || errors.some(({ field }) => field === NOTICE_FIELD);
  return (
    <details open={open}>
      <summary>{say(notice.kept === null ? 'matters.track.notice' : 'matters.track.notice.on')}</summary>
      {notice.by === 'sink' ? (
        <p class="note">
          {say('matters.track.notice.sink')}{' '}
          <TapLink href={reader.to('/guide/not-sent')} word={say('matters.track.notice.unsent')} />
        </p>
      ) : null}
      <form method="post" action={reader.to(PATH)} noValidate>
        <Hidden name="submission" value={submissionId} />
        {notice.kept === null ? (
          <>
            <p>{say('matters.track.notice.lead', { message: say('matters.track.notice.message') })}</p>
            <TextField
              name={NOTICE_FIELD}
              label={say('matters.track.notice.phone')}
              hint={say('matters.track.notice.hint')}
              value={typed[NOTICE_FIELD] ?? ''}
              most={MOST_PHONE}
              kind="tel"
              inputMode="tel"
              autoComplete="tel"
              errors={errors}
              lang={lang}
            />
            <SendButton tone="two" word={say('matters.track.notice.send')} />
          </>
        ) : (
          <>
            <p>
              {notice.kept.phone} ·{' '}
              {notice.kept.usedOn === null
                ? say('matters.track.notice.unused')
                : say('matters.track.notice.used', {
                    n: notice.kept.uses,
                    date: dateInWords(lang, notice.kept.usedOn),
                  })}
            </p>
            {notice.by === null ? <p>{say('matters.track.notice.none')}</p> : null}
            <Hidden name="end" value="yes" />
            <SendButton tone="two" word={say('matters.track.notice.end')} />
          </>
        )}
      </form>
    </details>
  );
}

/** @param again draws the page once more, with what was typed */
export function noticeRoute(app: App, deps: TrackDeps, again: TrackAgain): void {
  const { city, sms = null } = deps;

  app.get(PATH, { config: { access: 'receipt' } }, async (request, reply) =>
    reply.redirect(readerOf(request).to('/t'), 303),
  );

  app.post(PATH, { config: { access: 'receipt', form: true } }, async (request, reply): Promise<FastifyReply> => {
    const reader = readerOf(request);
    const session = await sessionOf(city, request);
    if (session === undefined) return askAgain(city, reply, reader);
    const { matterId } = session;
    const form = await readPhoneForm(request, city, { files: false, holder: holderOf(request) });
    const done = (what: (typeof NOTICE_DONE)[number]) => {
      const path = reader.to('/t');
      return reply.redirect(`${path}${path.includes('?') ? '&' : '?'}done=${what}`, 303);
    };
    if (fieldOf(form, 'end') === 'yes') {
      await transact(city.db, (tx) => endNotices(tx, matterId));
      return done('notices-off');
    }
    const phone = fieldOf(form, NOTICE_FIELD);
    const say = speak(trackWords, reader.lang);
    const refuse = (status: number, error: FieldError) =>
      again(request, reply, session, { status, typed: typedIn(form), errors: [error] });
    if (normalMobile(phone) === undefined)
      return refuse(422, { field: NOTICE_FIELD, message: say('matters.track.notice.error') });
    const untold = await whyUntoldOf(city.db, matterId);
    const cannot = (word: keyof (typeof trackWords)['zh']) => refuse(409, { field: 'main', message: say(word) });
    if (untold === 'destroyed') return cannot('matters.track.notice.destroyed');
    if (sms === null || untold !== null) return cannot('matters.track.error.cannot');
    const asked = await inTransaction(city.db, (tx) => askForNotices(tx, city, { matterId, phone, lang: reader.lang }));
    return asked.ok ? done('notices') : cannot('matters.track.notice.destroyed');
  });
}

async function whyUntoldOf(q: Queryable, matterId: Uuid): Promise<Untold | null> {
  const loaded = await loadMatter(q, matterId);
  return loaded === undefined ? null : whyUntold(loaded, (await holdingsOf(q, matterId)).erasedAt);
}
