/** File field; shows the name before the file is sent. */

import { UploadOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useRef } from 'react';
import { useWords } from '../../words/index.ts';

export function FileInput(props: {
  value?: File;
  onChange?: (file: File | undefined) => void;
  label: string;
  accept: string;
}) {
  const t = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <Space wrap>
      <Button icon={<UploadOutlined />} onClick={() => input.current?.click()}>
        {t('form.chooseFile')}
      </Button>
      <span>{props.value?.name}</span>
      <input
        ref={input}
        type="file"
        style={{ display: 'none' }}
        accept={props.accept}
        aria-label={props.label}
        onChange={(event) => {
          props.onChange?.(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
    </Space>
  );
}
