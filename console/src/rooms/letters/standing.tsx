/** Where a letter stands, in words, with its light where the answer is overdue. */

import type { LetterLine } from '../../api/types.ts';
import { LightMark } from '../../parts/matter/deadline.tsx';
import { useWords } from '../../words/index.ts';

export function Standing(props: { line: LetterLine }) {
  const t = useWords();
  const { standing } = props.line;
  const text = t(`letters.standing.${standing}`);
  if (standing === 'late') return <LightMark light="red" text={text} />;
  return standing === 'answered' || standing === 'followed' || standing === 'signed' ? (
    <span className="muted">{text}</span>
  ) : (
    <span>{text}</span>
  );
}
