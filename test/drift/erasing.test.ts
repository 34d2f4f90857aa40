/** Every column that may hold something of a complainant is cleared by an entry of the erasing list, or stands here with why it stays. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { erasings } from '../../src/wiring.ts';
import { type TestCity, testCity } from '../harness/database.ts';

/** Columns in which words could stand, of tables that belong to a matter; by why they stay. A door says it itself (`keeps`). */
const STAYS: Readonly<Record<string, readonly string[]>> = {
  'codes and states of the program': [
    'documents_paper.kind',
    'documents_paper.sight',
    'documents_paper.state',
    'matters_alarm.light',
    'matters_alarm.what',
    'matters_assignment.ended',
    'matters_assignment.given',
    'matters_assignment.reclassified_from',
    'matters_assignment.reclassified_to',
    'matters_assignment.verdict',
    'matters_file.author',
    'matters_file.media_type',
    'matters_message.letter',
    'matters_part.part',
    'matters_shown.category_code',
    'matters_shown.due_kind',
    'matters_shown.outcome',
    'matters_shown.phase',
    'matters_task.division_code',
    'matters_task.due_kind',
    'matters_task.letter',
    'matters_task.roles',
    'matters_task.what',
    'matters_text.author',
    'matters_text.kind',
    'people_notice.kind',
    'reviews_entry.discard_reason',
    'reviews_entry.division_code',
    'reviews_entry.door',
    'reviews_entry.state',
    'reviews_review.discard_reason',
    'reviews_review.division_code',
    'reviews_review.lang',
    'reviews_review.state',
    'vault_correction.fields',
    'vault_data_key.kek_id',
    'vault_data_request.channel',
    'vault_data_request.division_code',
    'vault_data_request.kind',
    'vault_data_request.known_by',
    'vault_data_request.lane',
    'vault_data_request.limit_unit',
    'vault_notice.lang',
    'vault_opening.fields',
    'vault_request.fields',
    'vault_secret.field',
  ],
  'the record: commitments without their keys, and no words': [
    'record_event.data',
    'record_event.hash',
    'record_event.kind',
    'record_event.prev_hash',
    'record_event.type',
    'record_leaf.blind',
    'record_leaf.leaf_hash',
  ],
  'keyed hashes that say nothing without their key': [
    'documents_paper.data_hash',
    'matters_receipt.number_mac',
    'matters_receipt.pass_mac',
    'matters_submission.content_mac',
    'matters_submission.submission_mac',
    'reviews_entry.code_mark',
    'reviews_entry.device_hash',
    'reviews_review.device_hash',
  ],
  'of an official: who acted, and why in the words of an office': [
    'matters_named.section',
    'documents_paper.made_by_name',
    'documents_paper.void_reason',
    'vault_data_request.office_post',
    'vault_data_request.office_unit',
    'vault_opening.office_post',
    'vault_opening.office_unit',
    'vault_opening.reason',
    'vault_request.office_post',
    'vault_request.office_unit',
    'vault_request.reason',
  ],
  'where a review of an older system came from': ['reviews_review.source_ref', 'reviews_review.source_system'],
};

let city: TestCity;
beforeAll(async () => {
  city = await testCity();
});
afterAll(() => city.close());

/** As `table.column`: what can hold words, in each table with a matter in it. */
async function holding(): Promise<readonly string[]> {
  return city.asOwner(async (owner) => {
    const { rows } = await owner.query<{ at: string }>(
      `select c.table_name || '.' || c.column_name as at from information_schema.columns c
        where c.table_schema = current_schema() and c.udt_name in ('text', 'bytea', 'json', 'jsonb', '_text')
          and c.table_name <> 'matters_matter'
          and exists (select from information_schema.columns m where m.table_schema = c.table_schema
            and m.table_name = c.table_name and m.column_name in ('matter_id', 'matter_ids', 'stream_id'))
        order by 1`,
    );
    return rows.map(({ at }) => at);
  });
}

const columnsOf = (tables: Readonly<Record<string, readonly string[]>>) =>
  Object.entries(tables).flatMap(([table, columns]) => columns.map((column) => `${table}.${column}`));
const cleared = erasings.flatMap(({ clears }) => columnsOf(clears));
const stays = [...Object.values(STAYS).flat(), ...erasings.flatMap(({ keeps = {} }) => columnsOf(keeps))];
const known = new Set([...cleared, ...stays]);
const uncovered = (columns: readonly string[]) => columns.filter((at) => !known.has(at));

describe('the erasing list', () => {
  it('covers every column that may hold something of a complainant, and names none that is gone', async () => {
    const columns = await holding();
    expect(columns.length).toBeGreaterThan(50);
    expect(uncovered(columns)).toEqual([]);
    expect([...known].filter((at) => !columns.includes(at))).toEqual([]);
    expect(cleared.filter((at) => stays.includes(at))).toEqual([]);
  });

  it('and a table that nobody put on it would be named', async () => {
    await city.asOwner((owner) => owner.query('create table planted (matter_id uuid, said text, on_day date)'));
    expect(uncovered(await holding())).toEqual(['planted.said']);
    await city.asOwner((owner) => owner.query('drop table planted'));
  });

  it('has nothing above matters that would have to go in the transaction of the act', () => {
    for (const { clears, destroyed } of erasings) {
      if (destroyed !== undefined) expect(Object.keys(clears).join()).toMatch(/^(?:vault|matters)_/);
    }
  });
});
