/** Messages between complainant and offices; those between complainant and unit pass a dispatcher. */

import { useState } from 'react';
import type { MatterView, MessageView } from '../../api/types.ts';
import { ActButton } from '../../parts/act-button.tsx';
import { Panel } from '../../parts/facts.tsx';
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
    <Panel title={t('matter.messages')}>
      {asked === undefined ? null : <LightMark light={asked.light} text={t('message.answerBy', { on: asked.on })} />}
      <ul className="plain-list">
        {messages.map((message) => (
          <li key={message.id} className={`message message-${message.relation}`}>
            <div className="said-head">
              <b>{t(`matter.message.${message.relation}`)}</b>
              <span className="muted figures">{message.on}</span>
              {message.held ? <span className="light-yellow">▲ {t('matter.message.held')}</span> : null}
              {message.relation !== 'D' && message.text !== null && view.allowed.includes('pass-on-message') ? (
                <ActButton word={t('matter.message.passOn')} onClick={() => setPassing(message)} />
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
    </Panel>
  );
}
