/** Types of columns, and of what a slice knows of its columns beyond the database. */

import type { ColumnType, SelectType } from 'kysely';
import type { Uuid } from '../../kernel/ids.ts';
import type { Instant, LocalDate } from '../../kernel/time.ts';

/** Reads give the exact type; writes take any string, which the database checks. `None`: null where there may be none. */
export type Id<None = never> = ColumnType<Uuid | None, string | None, string | None>;
export type At<None = never> = ColumnType<Instant | None, string | None, string | None>;
export type Day<None = never> = ColumnType<LocalDate | None, string | None, string | None>;
export type Days<None = never> = ColumnType<LocalDate[] | None, string[] | None, string[] | None>;
export type Bytes<None = never> = ColumnType<Buffer | None, Uint8Array | None, Uint8Array | None>;
/** Written as text, so that the slice says how it becomes text. */
export type Json<Value = object, None = never> = ColumnType<Value | None, string | None, string | None>;

/** The columns of a slice as the migrations make them, with what the slice knows of some: a code of its own, the shape of a JSON. */
export type RowTypes<Columns, Known extends FitIn<Columns, Known>> = {
  [Table in keyof Columns]: Table extends keyof Known
    ? {
        [Name in keyof Columns[Table]]: Name extends keyof Known[Table] ? Known[Table][Name] : Columns[Table][Name];
      }
    : Columns[Table];
};

/** Only columns there are, and never more or less than they hold: null where the database may keep none. */
type FitIn<Columns, Known> = {
  [Table in keyof Known]: Table extends keyof Columns
    ? {
        [Name in keyof Known[Table]]: Name extends keyof Columns[Table]
          ? Fits<SelectType<Columns[Table][Name]>, SelectType<Known[Table][Name]>> extends true
            ? Known[Table][Name]
            : never
          : never;
      }
    : never;
};
type Fits<Kept, Said> = [null extends Kept ? true : false, Said] extends [null extends Said ? true : false, Loose<Kept>]
  ? true
  : false;
/** The database says nothing of the items of a list. */
type Loose<Kept> = Kept extends readonly unknown[] ? readonly unknown[] : Kept;

type ColumnOf<Said> = Said extends `${string}.${infer Rest}`
  ? ColumnOf<Rest>
  : Said extends `${infer Column} as ${string}`
    ? Column
    : Said;
type NameOf<Said> = Said extends `${string} as ${infer Name}` ? Name : ColumnOf<Said>;

/**
 * A row to be written, by the list of columns a record is read by: `unit_id as unitId` is read as `unitId` and written as `unit_id`.
 * @param columns as `select` takes them; of the facts only what they name is written
 */
export function rowOf<const Said extends string, Facts extends { readonly [Name in NameOf<Said>]: unknown }>(
  columns: readonly Said[],
  facts: Facts,
): { [One in Said as ColumnOf<One>]: Facts[NameOf<One> & keyof Facts] } {
  const row = columns.map((said) => {
    const [column = '', name = column] = said.slice(said.indexOf('.') + 1).split(' as ');
    return [column, facts[name as keyof Facts]];
  });
  return Object.fromEntries(row);
}
