/** Number of the record a matter is accepted with: the issued bulletins are offered, and a number may be typed. */

import { useQuery } from '@tanstack/react-query';
import { AutoComplete } from 'antd';
import { readBulletins } from '../../api/papers.ts';

export function RecordField(props: { value?: string; onChange?: (value: string) => void; id?: string }) {
  const { data } = useQuery({ queryKey: ['papers', 'bulletins'], queryFn: readBulletins });
  return (
    <AutoComplete
      {...props}
      maxLength={60}
      options={(data?.items ?? []).flatMap(({ number, madeOn, unitName }) =>
        number === null
          ? []
          : [{ value: `通报${number}`, label: [`通报${number}`, madeOn, unitName].filter(Boolean).join(' · ') }],
      )}
    />
  );
}
