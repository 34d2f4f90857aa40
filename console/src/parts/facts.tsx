/** Pieces of pages and drawers: a panel under its heading, a fact of a list of facts. */

import type { ReactNode } from 'react';

export function Panel(props: { title: string; children: ReactNode }) {
  return (
    <section className="panel" aria-label={props.title}>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

/** A fact in `dl.facts`; one with nothing to say is left out. */
export function Fact(props: { name: string; className?: string; children: ReactNode }) {
  const { name, className, children } = props;
  if (children === null || children === undefined || children === '') return null;
  return (
    <div>
      <dt>{name}</dt>
      <dd className={className}>{children}</dd>
    </div>
  );
}
