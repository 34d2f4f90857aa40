/** What happened, newest first: the act, by which office, when, and the words that go with it. */

import type { ReactNode } from 'react';
import { showInstant } from './dates.ts';

export type TimelineItem = Readonly<{
  key: string;
  title: string;
  who: string;
  at: string;
  /** `turn`: the phase changed; `quiet`: beside the way. */
  weight: 'turn' | 'quiet';
  body?: ReactNode;
}>;

export function Timeline(props: { items: readonly TimelineItem[]; label: string }) {
  return (
    <ol className="timeline" aria-label={props.label}>
      {props.items.map((item) => (
        <li key={item.key} className={`timeline-item timeline-${item.weight}`}>
          <div className="timeline-head">
            <b>{item.title}</b>
            <span className="muted">{item.who}</span>
            <time className="muted figures" dateTime={item.at}>
              {showInstant(item.at)}
            </time>
          </div>
          {item.body === undefined ? null : <div className="timeline-body">{item.body}</div>}
        </li>
      ))}
    </ol>
  );
}
