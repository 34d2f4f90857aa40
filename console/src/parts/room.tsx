/** Frame of a room: breadcrumbs, its name as the only h1, actions at the right. */

import { Link } from '@tanstack/react-router';
import { Breadcrumb } from 'antd';
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { useWords } from '../words/index.ts';

export type Crumb = Readonly<{ title: string; to?: string }>;

/** Tells the menu which of its rooms a page stands under that has no entry of its own. */
export const StandsUnder = createContext<(path: string | undefined) => void>(() => undefined);

export function Room(props: { title: string; crumbs?: readonly Crumb[]; actions?: ReactNode; children: ReactNode }) {
  const t = useWords();
  const appName = t('app.name');
  const tellMenu = useContext(StandsUnder);
  const under = props.crumbs?.[0]?.to;
  useEffect(() => {
    tellMenu(under);
    return () => tellMenu(undefined);
  }, [tellMenu, under]);
  useEffect(() => {
    document.title = `${props.title} · ${appName}`;
  }, [props.title, appName]);
  return (
    <>
      <header className="room-head">
        {props.crumbs === undefined ? null : (
          <Breadcrumb
            items={[...props.crumbs, { title: props.title }].map((crumb) => ({
              title: 'to' in crumb && crumb.to !== undefined ? <Link to={crumb.to}>{crumb.title}</Link> : crumb.title,
            }))}
          />
        )}
        <div className="room-title">
          <h1>{props.title}</h1>
          {props.actions}
        </div>
      </header>
      {props.children}
    </>
  );
}
