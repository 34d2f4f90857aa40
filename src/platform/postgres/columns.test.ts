/** One list of columns serves both ways: what is read by its names is written by its columns. */

import { describe, expect, it } from 'vitest';
import { rowOf } from './columns.ts';

describe('a row to be written', () => {
  const UNIT = ['id', 'unit_id as unitId', 'u.name', 'u.closed_on as closedOn'] as const;

  it('has the columns the list names, and no other fact', () => {
    const unit = { id: '1', unitId: '2', name: '市场监管局', closedOn: null, shownAs: 'x' };
    expect(rowOf(UNIT, unit)).toEqual({ id: '1', unit_id: '2', name: '市场监管局', closed_on: null });
  });

  it('wants every fact the list names', () => {
    // @ts-expect-error the name is missing
    const row = rowOf(UNIT, { id: '1', unitId: '2', closedOn: null });
    expect(row.name).toBeUndefined();
  });
});
