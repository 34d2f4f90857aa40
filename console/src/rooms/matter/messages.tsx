/** Messages between complainant and offices; those between complainant and unit pass a dispatcher. */

import { Button } from 'antd';
import { useState } from 'react';
import type { MatterView, MessageView } from '../../api/types.ts';
import { LightMark } from '../../parts/matter/deadline.tsx';
import { useWords } from '../../words/index.ts';
import { PassOnMessage } from './release.tsx';

export function Messages(props: { view: MatterView }) {
  const t = useWords();
  const [passing, setPassing] = useState<MessageView>();
  const { view } = props;
  const { messages } = view.words;
  const asked = view.deadlines.find(({ kind }) => kind === 'answer');
  if (messages.length === 0) return null;
  return (
    <section className="panel" aria-label={t('matter.messages')}>
      <h2>{t('matter.messages')}</h2>
      {asked === undefined ? null : <LightMark light={asked.light} text={t('message.answerBy', { on: asked.on })} />}
      <ul className="plain-list">
        {messages.map((message) => (
          <li key={message.id} className={`message message-${message.relation}`}>
            <div className="said-head">
              <b>{t(`matter.message.${message.relation}`)}</b>
              <span className="muted figures">{message.on}</span>
              {message.held ? <span className="light-yellow">▲ {t('matter.message.held')}</span> : null}
              {message.relation !== 'D' && message.text !== null && view.allowed.includes('pass-on-message') ? (
                <Button size="small" onClick={() => setPassing(message)}>
                  {t('matter.message.passOn')}
                </Button>
              ) : null}
            </div>
            <p className="words">{message.text ?? <span className="muted">{t('matter.erased')}</span>}</p>
            {message.passedOn === null || message.passedOn === message.text ? null : (
              <div className="said-copy">
                <span className="muted">{t('matter.message.passedOn')}</span>
                <p className="words">{message.passedOn}</p>
              </div>
            )}
          </li>
        ))}
      </ul>
      {passing === undefined ? null : (
        <PassOnMessage view={view} message={passing} onClose={() => setPassing(undefined)} />
      )}
    </section>
  );
}
