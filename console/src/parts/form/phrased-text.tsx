/** Text field of an act with the unit’s phrases below it; choosing one puts it in where the text ends. */

import { useQuery } from '@tanstack/react-query';
import { Button, Dropdown, Input } from 'antd';
import type { TextAreaProps } from 'antd/es/input';
import { useState } from 'react';
import { api, take } from '../../api/client.ts';
import type { Phrase } from '../../api/types.ts';
import { useMay } from '../../session.ts';
import { useWords } from '../../words/index.ts';
import type { PhraseUse } from './command-fields.ts';

type Props = Omit<TextAreaProps, 'onChange' | 'value'> &
  Readonly<{ use: PhraseUse | undefined; value?: string; onChange?: (value: string) => void }>;

export function PhrasedText({ use, value, onChange, ...field }: Props) {
  const may = useMay('people.read-phrases');
  const input = <Input.TextArea {...field} value={value} onChange={(event) => onChange?.(event.target.value)} />;
  if (use === undefined || !may) return input;
  const most = field.maxLength ?? Number.POSITIVE_INFINITY;
  return (
    <>
      {input}
      <Offer
        use={use}
        put={(phrase) => onChange?.([value?.trimEnd(), phrase].filter(Boolean).join('\n').slice(0, most))}
      />
    </>
  );
}

function Offer(props: { use: PhraseUse; put: (phrase: string) => void }) {
  const t = useWords();
  const [open, setOpen] = useState(false);
  const query = { use: props.use };
  const { data } = useQuery({
    queryKey: ['phrases', query],
    queryFn: () => take<readonly Phrase[]>(api.GET('/api/v1/phrases', { params: { query } })),
    enabled: open,
  });
  const items =
    data === undefined || data.length === 0
      ? [{ key: '', label: t(data === undefined ? 'app.loading' : 'phrases.none'), disabled: true }]
      : data.map(({ id, body }) => ({ key: id, label: <span className="phrase">{body}</span> }));
  return (
    <Dropdown
      trigger={['click']}
      open={open}
      onOpenChange={setOpen}
      menu={{
        items,
        onClick: ({ key }) => {
          const chosen = data?.find(({ id }) => id === key);
          if (chosen !== undefined) props.put(chosen.body);
        },
      }}
    >
      <Button type="link" size="small" className="phrases-offer">
        {t('phrases.offer')}
      </Button>
    </Dropdown>
  );
}
