/** Download button for a list that is no `DataTable`: the same way, all columns. */

import { DownloadOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import type { TableSheet } from '../../api/sheets.ts';
import { useWords } from '../../words/index.ts';
import { useTakeSheet } from './table-sheet.ts';

const ALL_COLUMNS: readonly string[] = [];

export function SheetButton(props: { sheet: TableSheet; label?: string }) {
  const t = useWords();
  const { taking, take } = useTakeSheet(props.sheet, ALL_COLUMNS);
  return (
    <Tooltip title={t('sheet.help')} placement="bottomRight">
      <Button size="small" type="text" icon={<DownloadOutlined />} loading={taking} onClick={take}>
        {props.label ?? t('table.take')}
      </Button>
    </Tooltip>
  );
}
