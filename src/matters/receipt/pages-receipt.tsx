/** Pages of the receipt: shown once after a submission, and the sign-in with it. */

import { ErrorSummary, type FieldError, Hidden, SendButton, TextField } from '../../platform/pages/page-form.tsx';
import type { Reader } from '../../platform/pages/pages.tsx';
import { QrSquare } from '../../platform/pages/qr-square.tsx';
import { speak } from '../../platform/pages/words.ts';
import { trackWords } from './words-track.ts';

export type Receipt = Readonly<{ number: string; pass: string }>;

/** Groups of digits, as people read them out. */
function inGroups(number: string): readonly string[] {
  return number.match(/.{1,4}/g) ?? [];
}

/** Card to copy, photograph or save. The QR holds the address alone, so it leaks no secret. */
export function ReceiptCard(
  props: Readonly<{
    reader: Reader;
    receipt: Receipt;
    trackUrl: string;
    root: string | null;
    /** Heading: the city, the kind of matter, the day. */
    what: string;
  }>,
) {
  const { receipt, trackUrl } = props;
  const say = speak(trackWords, props.reader.lang);
  return (
    <section class="card" id="receipt">
      <h1>{say('matters.track.receipt.title')}</h1>
      <p class="soft" id="receipt-what">
        {props.what}
      </p>
      <p class="note">{say('matters.track.receipt.keep')}</p>
      <p class="soft lab" id="receipt-number-label">
        {say('matters.track.receipt.number')}
      </p>
      <p class="num" id="receipt-number">
        {inGroups(receipt.number).map((group) => (
          <span>{group}</span>
        ))}
      </p>
      <p class="soft lab" id="receipt-pass-label">
        {say('matters.track.receipt.pass')}
      </p>
      <p class="num" id="receipt-pass">
        {receipt.pass}
      </p>
      <p class="soft lab" id="receipt-url-label">
        {say('matters.track.receipt.where')}
      </p>
      <p>
        <a class="tap" id="receipt-url" href={props.reader.to('/t')}>
          {trackUrl}
        </a>
      </p>
      <QrSquare text={trackUrl} label={say('matters.track.receipt.qr')} />
      {props.root === null ? null : (
        <details>
          <summary id="receipt-root-label">{say('matters.track.receipt.root')}</summary>
          <p class="hint">{say('matters.track.receipt.root.why')}</p>
          <p class="mono" id="receipt-root">
            {props.root}
          </p>
        </details>
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

/** Script of copying and saving as image; its buttons stay hidden where they could not work. */
export const RECEIPT_SCRIPT = `(function(){
var r=document.getElementById('receipt');if(!r)return;function g(i){var e=document.getElementById('receipt-'+i);return e?e.textContent.trim():''}
var n=[].map.call(document.getElementById('receipt-number').children,function(s){return s.textContent}).join(' '),h=g('root'),
l=[[g('number-label'),n],[g('pass-label'),g('pass')],[g('url-label'),g('url')]],t=[g('what')].concat(l.map(function(p){return p[0]+' '+p[1]})).join('\\n');
r.querySelector('.js').style.display='block';
r.querySelector('[data-copy]').addEventListener('click',function(e){var b=e.currentTarget;function ok(){b.textContent=b.getAttribute('data-copy')}
if(navigator.clipboard)navigator.clipboard.writeText(t).then(ok);else{var a=document.createElement('textarea');a.value=t;r.appendChild(a);a.select();if(document.execCommand('copy'))ok();r.removeChild(a)}});
r.querySelector('[data-save]').addEventListener('click',function(){var c=document.createElement('canvas'),x=c.getContext('2d'),y=190;function w(f,k,s){x.font=f+' sans-serif';x.fillStyle=k;x.fillText(s,60,y,780)}
c.width=900;c.height=h?760:640;x.fillStyle='#fff';x.fillRect(0,0,900,c.height);x.fillStyle='#0b5a5e';x.fillRect(0,0,900,14);y=90;w('bold 32px','#0b5a5e',g('what'));
y=165;l.forEach(function(p,i){w('28px','#49545d',p[0]);y+=i<2?70:50;w(i<2?'bold 60px':'32px','#12191f',p[1]);y+=i<2?75:60});
if(h){w('24px','#49545d',g('root-label'));y+=34;w('20px','#12191f',h.slice(0,32));y+=28;w('20px','#12191f',h.slice(32))}
var a=document.createElement('a');a.download=this.getAttribute('data-save')+'.png';a.href=c.toDataURL('image/png');r.appendChild(a);a.click();r.removeChild(a)})})();`.replace(
  /\n/g,
  '',
);

export type SignInView = Readonly<{ reader: Reader; formId: string; number: string; errors: readonly FieldError[] }>;

/** Page of sign-in by receipt. The pass is never shown again; the number is, for retyping it makes people give up. */
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
        <SendButton word={say('matters.track.in.send')} />
      </form>
      <p class="soft">{say('matters.track.in.lost')}</p>
    </>
  );
}
