/** Parts of phone forms: every control labelled, every error at the top and at its field, everything typed kept. */

import type { ComponentChildren } from 'preact';
import { LONG_PICTURE_RATIO, LONG_PICTURE_WIDTH_PX, PHOTO_ACCEPT, PHOTO_EDGE_PX } from '../images.ts';
import { pageWords } from './page-words.ts';
import { type Lang, speak } from './words.ts';

export type FieldError = Readonly<{ field: string; message: string }>;
export type Choice = Readonly<{ code: string; label: string; hint?: string }>;

type FieldProps = Readonly<{
  name: string;
  label: string;
  hint?: ComponentChildren;
  errors: readonly FieldError[];
  lang: Lang;
}>;

/** Summary of errors at the top of the page, each line leading to its field. */
export function ErrorSummary(props: Readonly<{ errors: readonly FieldError[]; lang: Lang }>) {
  if (props.errors.length === 0) return null;
  return (
    <div class="err" role="alert" aria-labelledby="err-title" tabIndex={-1}>
      <h2 id="err-title">{speak(pageWords, props.lang)('page.errors')}</h2>
      <ul>
        {props.errors.map((error) => (
          <li key={error.field}>
            <a href={`#${error.field}`}>{error.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

function errorOf(props: FieldProps): string | undefined {
  return props.errors.find((error) => error.field === props.name)?.message;
}

function describedBy(props: FieldProps): { 'aria-describedby'?: string; 'aria-invalid'?: 'true' } {
  const wrong = errorOf(props) !== undefined;
  const ids = [props.hint === undefined ? '' : `${props.name}-hint`, wrong ? `${props.name}-err` : ''].filter(Boolean);
  return {
    ...(ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }),
    ...(wrong ? { 'aria-invalid': 'true' as const } : {}),
  };
}

function Around(props: FieldProps & Readonly<{ children: ComponentChildren; group?: boolean }>) {
  const message = errorOf(props);
  const notes = (
    <>
      {props.hint === undefined ? null : (
        <span class="hint" id={`${props.name}-hint`}>
          {props.hint}
        </span>
      )}
      {message === undefined ? null : (
        <span class="msg" id={`${props.name}-err`}>
          {speak(pageWords, props.lang)('page.error-prefix')} {message}
        </span>
      )}
    </>
  );
  const kind = message === undefined ? '' : ' bad-field';
  if (props.group === true) {
    return (
      <fieldset class={`chips${kind}`} {...describedBy(props)}>
        <legend>{props.label}</legend>
        {notes}
        {props.children}
      </fieldset>
    );
  }
  return (
    <div class={`field${kind}`}>
      <label class="label" for={props.name}>
        {props.label}
      </label>
      {notes}
      {props.children}
    </div>
  );
}

export function WordsField(
  props: FieldProps & Readonly<{ value: string; most: number; rows?: number; required?: boolean }>,
) {
  return (
    <Around {...props}>
      <textarea
        id={props.name}
        name={props.name}
        rows={props.rows ?? 5}
        maxLength={props.most}
        required={props.required === true}
        {...describedBy(props)}
      >
        {props.value}
      </textarea>
      <span class="hint js" data-count={props.name} aria-hidden="true" />
    </Around>
  );
}

export function TextField(
  props: FieldProps &
    Readonly<{
      value: string;
      most: number;
      kind?: 'text' | 'tel';
      class?: string;
      inputMode?: 'text' | 'numeric' | 'tel';
      autoComplete?: 'off' | 'name' | 'tel';
    }>,
) {
  const attributes = {
    id: props.name,
    name: props.name,
    value: props.value,
    maxLength: props.most,
    autoComplete: props.autoComplete ?? 'off',
    spellcheck: false,
    ...(props.class === undefined ? {} : { class: props.class }),
    ...(props.inputMode === undefined ? {} : { inputMode: props.inputMode }),
    ...describedBy(props),
  };
  return (
    <Around {...props}>
      {props.kind === 'tel' ? <input type="tel" {...attributes} /> : <input type="text" {...attributes} />}
    </Around>
  );
}

export function ChoiceField(
  props: FieldProps &
    Readonly<{ choices: readonly Choice[]; chosen: readonly string[]; kind: 'radio' | 'checkbox'; blocks?: boolean }>,
) {
  return (
    <Around {...props} group>
      {props.choices.map((choice, index) => {
        const id = index === 0 ? props.name : `${props.name}-${index}`;
        return (
          <div class="pick" key={id}>
            <input
              type={props.kind}
              id={id}
              name={props.name}
              value={choice.code}
              checked={props.chosen.includes(choice.code)}
            />
            <label for={id}>
              {choice.label}
              {choice.hint === undefined ? null : <span class="hint">{choice.hint}</span>}
            </label>
          </div>
        );
      })}
    </Around>
  );
}

export function SelectField(
  props: FieldProps &
    Readonly<{
      /** Text shown while nothing is chosen. */
      pick: string;
      groups: readonly Readonly<{ label: string; choices: readonly Choice[] }>[];
      chosen: string;
    }>,
) {
  return (
    <Around {...props}>
      <select id={props.name} name={props.name} {...describedBy(props)}>
        <option value="" selected={props.chosen === ''}>
          {props.pick}
        </option>
        {props.groups.map(({ label, choices }) => (
          <optgroup key={label} label={label}>
            {choices.map((choice) => (
              <option key={choice.code} value={choice.code} selected={choice.code === props.chosen}>
                {choice.label}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </Around>
  );
}

export function TickField(props: Readonly<{ name: string; label: string; hint?: string; ticked: boolean }>) {
  return (
    <div class="field">
      <div class="pick">
        <input type="checkbox" id={props.name} name={props.name} value="yes" checked={props.ticked} />
        <label for={props.name}>
          <strong>{props.label}</strong>
          {props.hint === undefined ? null : <span class="hint">{props.hint}</span>}
        </label>
      </div>
    </div>
  );
}

export function PhotoField(props: FieldProps & Readonly<{ keptNote: string | null }>) {
  return (
    <Around {...props}>
      {props.keptNote === null ? null : <span class="msg">{props.keptNote}</span>}
      <input type="file" id={props.name} name={props.name} accept={PHOTO_ACCEPT} multiple {...describedBy(props)} />
    </Around>
  );
}

export function Hidden(props: Readonly<{ name: string; value: string }>) {
  return <input type="hidden" name={props.name} value={props.value} />;
}

/**
 * Optional script of forms: counts the characters that are left, and makes photos smaller before they are sent, which
 * also removes the place they were taken. It uses the server's sizes and white background, and leaves alone pictures it
 * cannot draw (a canvas ends at 16 megapixels on iPhones) or need not. Too many photos are the server's to refuse.
 */
export const FORM_SCRIPT = `(function(){
[].forEach.call(document.querySelectorAll('[data-count]'),function(o){var t=document.getElementById(o.getAttribute('data-count')),m=t.maxLength;
function show(){o.textContent=t.value.length+' / '+m;o.style.display=t.value.length>m*.8?'block':'none'}t.addEventListener('input',show);show()});
[].forEach.call(document.querySelectorAll('input[type=file]'),function(i){i.addEventListener('change',function(){
if(!window.DataTransfer||!HTMLCanvasElement.prototype.toBlob||i._own)return;var files=[].slice.call(i.files),left=files.length,out=[];if(!left||left>12)return;
files.forEach(function(f,n){var u=URL.createObjectURL(f),g=new Image();function end(b){URL.revokeObjectURL(u);out[n]=b?new File([b],'photo.jpg',{type:'image/jpeg'}):f;
if(!--left)try{var d=new DataTransfer();out.forEach(function(x){d.items.add(x)});i._own=1;i.files=d.files;i._own=0}catch(e){}}
g.onload=function(){var w=g.width,h=g.height,a=Math.min(w,h),z=Math.max(w,h),s=Math.min(1,z>${LONG_PICTURE_RATIO}*a?${LONG_PICTURE_WIDTH_PX}/a:${PHOTO_EDGE_PX}/z),c=document.createElement('canvas'),x=c.getContext('2d');
w=Math.round(w*s);h=Math.round(h*s);if(w*h>16e6||Math.max(w,h)>16e3||s==1&&f.type!='image/jpeg'&&f.size<4e6)return end(null);
c.width=w;c.height=h;x.fillStyle='#fff';x.fillRect(0,0,w,h);x.drawImage(g,0,0,w,h);c.toBlob(end,'image/jpeg',.85)};g.onerror=function(){end(null)};g.src=u})})});
var s=document.getElementById('shared'),f=s&&s.form;if(f){f.addEventListener('submit',function(){if(s.checked){f.autocomplete='off';f._left=1}});
addEventListener('pageshow',function(){if(f._left){f.reset();location.replace(location.href)}})}})();`.replace(
  /\n/g,
  '',
);

export function SendButton({ word, tone }: Readonly<{ word: string; tone?: 'bad' | 'two' | undefined }>) {
  return (
    <button class={tone === undefined ? 'btn' : `btn ${tone}`} type="submit">
      {word}
    </button>
  );
}

/** A link that fills a line, wide enough for a thumb. */
export function TapLink({ href, word }: Readonly<{ href: string; word: ComponentChildren }>) {
  return (
    <a class="tap" href={href}>
      {word}
    </a>
  );
}
