/** Small button of a row, a panel or the head of a list. */

import { Button, type ButtonProps } from 'antd';
import type { ReactNode } from 'react';

export function ActButton({ word, ...button }: Omit<ButtonProps, 'size' | 'children'> & { word: ReactNode }) {
  return (
    <Button size="small" {...button}>
      {word}
    </Button>
  );
}
