/** The desks of a demonstration, each opened by one click: a form the server answers with that desk's page. */

import { useQuery } from '@tanstack/react-query';
import { api, take } from '../api/client.ts';
import type { Guide } from '../api/types.ts';
import { currentLang, useWords } from '../words/index.ts';
import './desks.css';

type Desk = Readonly<{
  /** Where in the console the desk opens. */
  to: string;
  /** Whoever is signed in already, whose desk is not offered. */
  username?: string;
}>;

export function DeskButtons(props: Desk) {
  const { data } = useQuery({
    queryKey: ['guide', currentLang()],
    queryFn: () => take<Guide>(api.GET('/api/v1/guide')),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <form method="post" action="/guide/desks" className="desks">
      <input type="hidden" name="to" value={props.to} />
      {data?.desks.map(({ desk, name, title, username }) => (
        <button
          key={desk}
          type="submit"
          name="desk"
          value={desk}
          title={title}
          disabled={username === props.username}
          className="desks-desk"
        >
          {name}
        </button>
      ))}
    </form>
  );
}

/** The switch of the frame. A matter is looked at again from the other desk; every other page gives way to the desk itself. */
export function OtherDesks(props: { here: string; username: string }) {
  const t = useWords();
  const to = /^\/matters\/[\w-]+$/.exec(props.here)?.[0] ?? '/';
  return (
    <nav className="desks-switch" aria-label={t('app.otherDesk')}>
      <span>{t('app.otherDesk')}</span>
      <DeskButtons to={to} username={props.username} />
      <a href="/">{t('app.guide')}</a>
    </nav>
  );
}
