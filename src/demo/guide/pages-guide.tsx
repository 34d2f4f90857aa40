/** The front page of a demonstration: the way from a scan to a verdict, one button for each desk. */

import type { Uuid } from '../../kernel/ids.ts';
import { roleName } from '../../people/index.ts';
import { Hidden, SendButton, TapLink } from '../../platform/pages/page-form.tsx';
import type { Reader } from '../../platform/pages/pages.tsx';
import { QrSquare } from '../../platform/pages/qr-square.tsx';
import { speak } from '../../platform/pages/words.ts';
import type { Unsent } from '../../platform/sink.ts';
import { STEPS, type Step, type WalkDesk } from './walk.ts';
import { guideWords } from './words.ts';

export const GUIDE_STYLE =
  '.walk{list-style:none;padding:0}.walk h2{margin:0 0 .25rem}.walk .qr{margin:0 0 .75rem}.walk .btn{margin-top:0}.walk form{display:block}.bytes{font-family:monospace;overflow-wrap:anywhere;font-size:.875rem}';

/** Characters of a body that is shown without being unfolded. */
const SHORT_BODY = 600;

export const DESKS_PATH = '/guide/desks';
export const UNSENT_PATH = '/guide/not-sent';

export type GuideView = Readonly<{
  reader: Reader;
  formId: Uuid;
  /** Path of a scan page, such as `/s/0123456789`. */
  scanPath: string;
  /** The scan page as a phone reaches it; null where none can. */
  scanUrl: string | null;
  desks: ReadonlySet<WalkDesk>;
}>;

export function GuidePage(props: GuideView) {
  const { reader, desks } = props;
  const say = speak(guideWords, reader.lang);
  return (
    <>
      <h1>{say('guide.title')}</h1>
      <p class="lead">{say('guide.lead')}</p>
      {desks.size > 0 ? null : <p class="note">{say('guide.no-accounts')}</p>}
      <ol class="walk">
        {STEPS.map((step, index) => (
          <li class="card" key={step.code}>
            <p class="where">{say('guide.step', { n: index + 1 })}</p>
            <h2>{say(`guide.${step.code}.title`)}</h2>
            <p>{say(`guide.${step.code}.text`)}</p>
            <Way {...props} step={step} />
          </li>
        ))}
      </ol>
      <p>
        <TapLink href="/console/" word={say('guide.sign-in')} />
        <TapLink href={reader.to('/open')} word={say('guide.more')} />
        <TapLink href={reader.to(UNSENT_PATH)} word={say('guide.unsent.title')} />
      </p>
    </>
  );
}

function Way(props: GuideView & Readonly<{ step: Step }>) {
  const { reader, step, scanUrl } = props;
  const say = speak(guideWords, reader.lang);
  if (step.code === 'scan') {
    return (
      <>
        {scanUrl === null ? (
          <p class="soft">{say('guide.scan.no-phone')}</p>
        ) : (
          <QrSquare text={scanUrl} label={say('guide.scan.qr')} />
        )}
        <a class="btn" href={reader.to(props.scanPath)}>
          {say('guide.scan.open')}
        </a>
      </>
    );
  }
  if (step.desk === null) {
    return (
      <a class="btn" href={reader.to('/t')}>
        {say('guide.verdict.open')}
      </a>
    );
  }
  return (
    <>
      {props.desks.has(step.desk) ? (
        <form method="post" action={reader.to(DESKS_PATH)}>
          <Hidden name="submission" value={props.formId} />
          <Hidden name="desk" value={step.desk} />
          <Hidden name="to" value={step.to} />
          <SendButton word={say('guide.open', { desk: roleName(reader.lang, step.desk) })} />
        </form>
      ) : null}
      {step.code === 'see' ? <TapLink href={reader.to('/open/seals')} word={say('guide.see.seals')} /> : null}
    </>
  );
}

/** What a visitor reads when an example account no longer opens with the password it was given. */
export function DeskRefusedPage(props: Readonly<{ reader: Reader }>) {
  const say = speak(guideWords, props.reader.lang);
  return (
    <>
      <h1>{say('guide.refused.title')}</h1>
      <p>{say('guide.refused.text')}</p>
      <TapLink href="/console/" word={say('guide.sign-in')} />
      <TapLink href={props.reader.to('/')} word={say('guide.title')} />
    </>
  );
}

/** What the example city would have sent, the newest first. */
export function UnsentPage(props: Readonly<{ reader: Reader; unsent: readonly Unsent[] }>) {
  const say = speak(guideWords, props.reader.lang);
  return (
    <>
      <h1>{say('guide.unsent.title')}</h1>
      <p class="lead">{say('guide.unsent.lead')}</p>
      {props.unsent.length === 0 ? <p class="note">{say('guide.unsent.none')}</p> : null}
      <ol class="walk">
        {props.unsent.map((unsent) => (
          <li class="card">
            <p class="where">
              {say(`guide.unsent.${unsent.channel}`)} · {unsent.to}
            </p>
            {unsent.channel === 'program' ? (
              <SignedBody reader={props.reader} lines={unsent.lines} />
            ) : (
              unsent.lines.map((line) => <p>{line}</p>)
            )}
          </li>
        ))}
      </ol>
      <TapLink href={props.reader.to('/')} word={say('guide.title')} />
    </>
  );
}

/** What a program would have been told: its headers, and the body that is signed, folded where it is long. */
function SignedBody({ reader, lines }: Readonly<{ reader: Reader; lines: readonly string[] }>) {
  const headers = lines.slice(0, -1);
  const body = lines.at(-1) ?? '';
  const say = speak(guideWords, reader.lang);
  return (
    <>
      {headers.map((line) => (
        <p class="bytes">{line}</p>
      ))}
      <details open={body.length <= SHORT_BODY}>
        <summary>{say('guide.unsent.body', { n: Buffer.byteLength(body) })}</summary>
        <p class="bytes">{body}</p>
      </details>
    </>
  );
}
