/** Reading help below a table of figures. */

import type { FigureTable } from '../../api/types.ts';
import { useWords } from '../../words/index.ts';

export function HowToRead(props: { by: string; table: FigureTable | undefined }) {
  const t = useWords();
  const { by, table } = props;
  return (
    <div className="muted how-to-read">
      <p>{t('reviews.how')}</p>
      {table === undefined || table.groups === 0 ? null : (
        <p>{table.groups === 1 ? t('reviews.oneGroup') : t('reviews.someGroups', { count: table.groups })}</p>
      )}
      <p>{t('reviews.howMonths')}</p>
      {table === undefined || table.whole.takenOver === null ? null : <p>{t('reviews.howTakenOver')}</p>}
      {by === 'service' ? <p>{t('reviews.howServices')}</p> : null}
    </div>
  );
}
