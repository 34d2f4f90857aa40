/** The page of someone not signed in yet: one card, the name of the house, the language. */

import { type ReactNode, useEffect } from 'react';
import { LangSwitch } from '../frame.tsx';
import { useWords } from '../words/index.ts';
import './outside.css';

export function Outside(props: { title: string; children: ReactNode }) {
  const t = useWords();
  const app = t('app.name');
  useEffect(() => {
    document.title = `${props.title} · ${app}`;
  }, [props.title, app]);
  return (
    <div className="outside">
      <div className="outside-lang">
        <LangSwitch />
      </div>
      <main className="outside-card">
        <div className="outside-brand">
          <span className="frame-mark" aria-hidden="true">
            码
          </span>
          <span>
            <b>{t('app.name')}</b>
            <span className="muted">{t('signIn.motto')}</span>
          </span>
        </div>
        <h1>{props.title}</h1>
        <div className="outside-body">{props.children}</div>
      </main>
    </div>
  );
}
