/** The receipt, shown once after a submission, and the page that asks for it later. */

import encodeQR from 'qr';
import { ErrorSummary, type FieldError, Hidden, TextField } from '../platform/page-form.tsx';
import type { Reader } from '../platform/pages.tsx';
import { speak } from '../platform/words.ts';
import { trackWords } from './words-track.ts';

export type Receipt = Readonly<{ number: string; pass: string }>;

/** 16 digits as people read them out. */
function inGroups(number: string): readonly string[] {
  return number.match(/.{1,4}/g) ?? [];
}

/** The card somebody copies, photographs or saves. The QR holds the address alone: nothing secret can leak from it. */
export function ReceiptCard(
  props: Readonly<{ reader: Reader; receipt: Receipt; trackUrl: string; root: string | null }>,
) {
  const { receipt, trackUrl } = props;
  const say = speak(trackWords, props.reader.lang);
  return (
    <section class="card" id="receipt">
      <h1>{say('matters.track.receipt.title')}</h1>
      <p class="note">{say('matters.track.receipt.keep')}</p>
      <p class="soft">{say('matters.track.receipt.number')}</p>
      <p class="num" id="receipt-number">
        {inGroups(receipt.number).map((group) => (
          <span>{group}</span>
        ))}
      </p>
      <p class="soft">{say('matters.track.receipt.pass')}</p>
      <p class="num" id="receipt-pass">
        {receipt.pass}
      </p>
      <p class="soft">{say('matters.track.receipt.where')}</p>
      <p class="mono" id="receipt-url">
        {trackUrl}
      </p>
      <QrSquare text={trackUrl} label={say('matters.track.receipt.qr')} />
      {props.root === null ? null : (
        <>
          <p class="hint">{say('matters.track.receipt.root')}</p>
          <p class="mono">{props.root}</p>
        </>
      )}
      <p class="js noprint">
        <button class="btn two" type="button" data-copy={say('matters.track.receipt.copied')}>
          {say('matters.track.receipt.copy')}
        </button>
        <button class="btn two" type="button" data-save="mashang">
          {say('matters.track.receipt.save')}
        </button>
      </p>
    </section>
  );
}

function QrSquare(props: Readonly<{ text: string; label: string }>) {
  const rows = encodeQR(props.text, 'raw', { ecc: 'medium', border: 2 });
  const dark = rows.flatMap((row, y) => row.map((on, x) => (on ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return (
    <svg class="qr" viewBox={`0 0 ${rows.length} ${rows.length}`} role="img" aria-label={props.label}>
      <path d={dark} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}

/** Copy and save-as-image; both buttons stay hidden where they could not work. */
export const RECEIPT_SCRIPT = `(function(){
var r=document.getElementById('receipt');if(!r)return;function g(i){return document.getElementById('receipt-'+i)}
var n=[].map.call(g('number').children,function(s){return s.textContent}).join(' '),p=g('pass').textContent.trim(),u=g('url').textContent.trim(),t=n+'  '+p+'  '+u;
r.querySelector('.js').style.display='block';
r.querySelector('[data-copy]').addEventListener('click',function(e){var b=e.currentTarget;function ok(){b.textContent=b.getAttribute('data-copy')}
if(navigator.clipboard)navigator.clipboard.writeText(t).then(ok);else{var a=document.createElement('textarea');a.value=t;r.appendChild(a);a.select();if(document.execCommand('copy'))ok();r.removeChild(a)}});
r.querySelector('[data-save]').addEventListener('click',function(){var c=document.createElement('canvas'),x=c.getContext('2d'),l=[].map.call(r.querySelectorAll('.soft'),function(s){return s.textContent});
c.width=900;c.height=560;x.fillStyle='#fff';x.fillRect(0,0,900,560);x.fillStyle='#0b5a5e';x.fillRect(0,0,900,14);x.fillStyle='#49545d';x.font='30px sans-serif';x.fillText(l[0],60,100);x.fillText(l[1],60,270);x.fillText(l[2],60,440);
x.fillStyle='#12191f';x.font='bold 64px sans-serif';x.fillText(n,60,180);x.fillText(p,60,350);x.font='30px monospace';x.fillText(u,60,490);
var a=document.createElement('a');a.download=this.getAttribute('data-save')+'.png';a.href=c.toDataURL('image/png');r.appendChild(a);a.click();r.removeChild(a)})})();`.replace(
  /\n/g,
  '',
);

export type SignInView = Readonly<{ reader: Reader; formId: string; number: string; errors: readonly FieldError[] }>;

/** The pass is never shown again in the page, the number is: retyping sixteen digits is enough to give up. */
export function ReceiptSignInPage(props: SignInView) {
  const { reader, errors } = props;
  const { lang } = reader;
  const say = speak(trackWords, lang);
  return (
    <>
      <ErrorSummary errors={errors} lang={lang} />
      <h1>{say('matters.track.in.title')}</h1>
      <p>{say('matters.track.in.lead')}</p>
      <form method="post" action={reader.to('/t')} noValidate>
        <Hidden name="submission" value={props.formId} />
        <TextField
          name="number"
          label={say('matters.track.in.number')}
          hint={say('matters.track.in.number.hint')}
          value={props.number}
          most={24}
          class="code"
          inputMode="numeric"
          errors={errors}
          lang={lang}
        />
        <TextField
          name="pass"
          label={say('matters.track.in.pass')}
          hint={say('matters.track.in.pass.hint')}
          value=""
          most={12}
          class="code"
          errors={errors}
          lang={lang}
        />
        <button class="btn" type="submit">
          {say('matters.track.in.send')}
        </button>
      </form>
      <p class="soft">{say('matters.track.in.lost')}</p>
    </>
  );
}
