/** Row types of the people slice's tables. */

import type { Generated } from 'kysely';
import type { Lang } from '../platform/pages/words.ts';
import type { Json, RowTypes } from '../platform/postgres/columns.ts';
import type { PhraseUse } from './model.ts';
import type { PeopleColumns } from './tables-generated.ts';
import type { Rhythm } from './telling/model-telling.ts';

export type PeopleTables = RowTypes<
  PeopleColumns,
  {
    people_division: { level: 'city' | 'county' | 'township'; statistical_codes: Generated<string[]> };
    people_session: {
      state: 'second-factor' | 'open';
      way: Generated<'password' | 'provider'>;
      ended_reason: 'signed-out' | 'revoked' | 'replaced' | 'password-changed' | 'disabled' | null;
    };
    people_sign_in_failure: { kind: 'place' | 'account' | 'address' };
    people_audit: {
      outcome: 'done' | 'refused' | 'failed';
      detail: Json<Record<string, string | number | boolean | null>>;
    };
    people_privacy_notice: { lang: 'zh' | 'en' };
    people_waiting_act: {
      facts: Json<Record<string, string | number | boolean | null>>;
      given: Json<Record<string, unknown>>;
      decision: 'released' | 'refused' | 'replaced' | null;
    };
    people_phrase: { use: PhraseUse };
    people_telling: { rhythm: Rhythm; lang: Lang };
    people_view: { search: Json<Record<string, string>> };
  }
>;
