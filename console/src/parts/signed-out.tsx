/** Page of whoever is not signed in: one card, the program's name, the language. */

import { type ReactNode, useEffect } from 'react';
import { LangSwitch } from '../frame.tsx';
import { useWords } from '../words/index.ts';
import './signed-out.css';

export function SignedOut(props: { title: string; children: ReactNode }) {
  const t = useWords();
  const app = t('app.name');
  useEffect(() => {
    document.title = `${props.title} · ${app}`;
  }, [props.title, app]);
  return (
    <div className="signed-out">
      <div className="signed-out-lang">
        <LangSwitch />
      </div>
      <main className="signed-out-card">
        <div className="signed-out-brand">
          <span className="frame-mark" aria-hidden="true">
            码
          </span>
          <span>
            <b>{t('app.name')}</b>
            <span className="muted">{t('signIn.motto')}</span>
          </span>
        </div>
        <h1>{props.title}</h1>
        <div className="signed-out-body">{props.children}</div>
      </main>
    </div>
  );
}
