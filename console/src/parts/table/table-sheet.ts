/** Download of the list on screen as a workbook, with progress and a way to stop. */

import { App, Button, Space, Spin } from 'antd';
import { createElement as h, useCallback, useRef, useState } from 'react';
import { readSheet, type TableSheet } from '../../api/sheets.ts';
import { useWords } from '../../words/index.ts';
import { useTellFailure } from '../form/failure.tsx';
import { downloadBlob } from './download.ts';

export type TakeSheet = Readonly<{ taking: boolean; take: () => void }>;

export function useTakeSheet(sheet: TableSheet | null, columns: readonly string[]): TakeSheet {
  const t = useWords();
  const { message } = App.useApp();
  const tell = useTellFailure();
  const [taking, setTaking] = useState(false);
  const under = useRef(false);
  const take = useCallback(() => {
    if (sheet === null || under.current) return;
    under.current = true;
    setTaking(true);
    const leaving = new AbortController();
    const key = `sheet ${sheet.path}`;
    const say = (bytes: number): void => {
      const text = h(
        Space,
        null,
        h(Spin, { size: 'small' }),
        t('table.taking', { megabytes: (bytes / 1e6).toFixed(1) }),
        h(Button, { type: 'link', size: 'small', onClick: () => leaving.abort() }, t('app.cancel')),
      );
      void message.open({ key, content: text, duration: 0 });
    };
    say(0);
    let said = 0;
    readSheet(sheet, columns, {
      signal: leaving.signal,
      onBytes: (bytes) => {
        if (bytes - said < 200_000) return;
        said = bytes;
        say(bytes);
      },
    })
      .then(({ blob, name }) => {
        downloadBlob(name, blob);
        void message.success({ key, content: t('table.taken', { name }) });
      })
      .catch((error: unknown) => {
        if (leaving.signal.aborted) {
          void message.info({ key, content: t('table.givenUp') });
          return;
        }
        message.destroy(key);
        tell(error);
      })
      .finally(() => {
        under.current = false;
        setTaking(false);
      });
  }, [sheet, columns, t, message, tell]);
  return { taking, take };
}
