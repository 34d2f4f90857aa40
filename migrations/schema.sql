-- Generated from the migrations by `npm run gen`; a test compares it. Read it, do not edit it.

create table cases_handover (
  matter_id uuid not null,
  submission_id uuid not null,
  platform_id uuid not null,
  reference text not null,
  content_mac bytea not null,
  at timestamp(3) with time zone not null,
  constraint cases_handover_content_mac_check CHECK ((octet_length(content_mac) = 32)),
  constraint cases_handover_reference_check CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 60))),
  constraint cases_handover_platform_id_fkey FOREIGN KEY (platform_id) REFERENCES cases_platform(id),
  constraint cases_handover_pkey PRIMARY KEY (matter_id),
  constraint cases_handover_submission_id_key UNIQUE (submission_id)
);
CREATE INDEX cases_handover_of_platform ON cases_handover USING btree (platform_id, at);
CREATE UNIQUE INDEX cases_handover_of_number ON cases_handover USING btree (platform_id, reference);
grant select, insert, update on cases_handover to :app;

create table cases_platform (
  id uuid not null,
  name text not null,
  division_code text not null,
  callback_url text,
  key_hash bytea not null,
  key_hint text not null,
  key_version integer not null,
  issued_at timestamp(3) with time zone not null,
  issued_by_post uuid not null,
  last_used_week date,
  revoked_at timestamp(3) with time zone,
  revoked_by_post uuid,
  revoke_reason text,
  constraint cases_platform_callback_url_check CHECK (((char_length(callback_url) >= 1) AND (char_length(callback_url) <= 400))),
  constraint cases_platform_check CHECK (((revoked_at IS NULL) = (revoke_reason IS NULL))),
  constraint cases_platform_key_hash_check CHECK ((octet_length(key_hash) = 32)),
  constraint cases_platform_key_hint_check CHECK ((char_length(key_hint) = 4)),
  constraint cases_platform_key_version_check CHECK ((key_version > 0)),
  constraint cases_platform_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80))),
  constraint cases_platform_division_code_fkey FOREIGN KEY (division_code) REFERENCES people_division(code),
  constraint cases_platform_pkey PRIMARY KEY (id),
  constraint cases_platform_key_hash_key UNIQUE (key_hash)
);
grant select, insert, update on cases_platform to :app;

create table cases_state (
  matter_id uuid not null,
  seq integer not null,
  state text not null,
  outcome text,
  due_on date,
  at timestamp(3) with time zone not null,
  told_at timestamp(3) with time zone,
  constraint cases_state_outcome_check CHECK ((outcome = ANY (ARRAY['resolved'::text, 'not-resolved'::text, 'no-verdict'::text, 'withdrawn'::text]))),
  constraint cases_state_seq_check CHECK ((seq > 0)),
  constraint cases_state_state_check CHECK ((state = ANY (ARRAY['registered'::text, 'accepted'::text, 'handling'::text, 'suspended'::text, 'closed'::text, 'refused'::text, 'transferred'::text, 'terminated'::text]))),
  constraint cases_state_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES cases_handover(matter_id),
  constraint cases_state_pkey PRIMARY KEY (matter_id, seq)
);
CREATE INDEX cases_state_untold ON cases_state USING btree (at) WHERE (told_at IS NULL);
grant select, insert, update on cases_state to :app;

create table documents_paper (
  id uuid not null,
  kind text not null,
  state text not null,
  year integer,
  nth integer,
  unit_id uuid not null,
  matter_id uuid,
  matter_ids uuid[] not null,
  step integer,
  to_unit_id uuid,
  sight text not null,
  template_version integer not null,
  data_hash text not null,
  body jsonb,
  sealed bytea,
  made_at timestamp(3) with time zone not null,
  made_on date not null,
  made_by_user uuid not null,
  made_by_post uuid not null,
  made_by_name text not null,
  issued_at timestamp(3) with time zone,
  voided_at timestamp(3) with time zone,
  voided_by_post uuid,
  void_reason text,
  constraint documents_paper_kept_once CHECK (((body IS NULL) OR (sealed IS NULL))),
  constraint documents_paper_nth_check CHECK ((nth > 0)),
  constraint documents_paper_number_whole CHECK (((year IS NULL) = (nth IS NULL))),
  constraint documents_paper_of_many_kept CHECK (((matter_id IS NOT NULL) OR (to_unit_id IS NOT NULL) OR (body IS NOT NULL))),
  constraint documents_paper_open_of_units CHECK (((matter_id IS NULL) OR (sight = 'unit'::text) OR (sealed IS NOT NULL))),
  constraint documents_paper_sealed_of_matter CHECK (((sealed IS NULL) OR (matter_id IS NOT NULL))),
  constraint documents_paper_sight_check CHECK ((sight = ANY (ARRAY['full'::text, 'released'::text, 'unit'::text]))),
  constraint documents_paper_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'issued'::text, 'void'::text]))),
  constraint documents_paper_template FOREIGN KEY (kind, template_version) REFERENCES documents_template(kind, version),
  constraint documents_paper_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES people_unit(id),
  constraint documents_paper_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint documents_paper_pkey PRIMARY KEY (id)
);
CREATE INDEX documents_paper_of_matter ON documents_paper USING btree (matter_id) WHERE (matter_id IS NOT NULL);
CREATE INDEX documents_paper_register ON documents_paper USING btree (unit_id, made_at DESC);
CREATE UNIQUE INDEX documents_paper_number ON documents_paper USING btree (unit_id, kind, year, nth) WHERE (state <> 'void'::text);
CREATE UNIQUE INDEX documents_paper_of_step ON documents_paper USING btree (matter_id, kind, step) WHERE ((state = 'issued'::text) AND (step IS NOT NULL));
grant select, insert, update on documents_paper to :app;

create table documents_template (
  kind text not null,
  version integer not null,
  from_on date not null,
  bytes bytea not null,
  hash text not null,
  note text not null,
  made_at timestamp(3) with time zone not null,
  made_by_user uuid,
  made_by_name text,
  constraint documents_template_version_check CHECK ((version > 0)),
  constraint documents_template_pkey PRIMARY KEY (kind, version)
);
grant select, insert on documents_template to :app;

create table draws_draw (
  id uuid not null,
  year integer not null,
  nth integer not null,
  unit_id uuid not null,
  state text not null,
  due_at timestamp(3) with time zone,
  published_at timestamp(3) with time zone,
  draw jsonb not null,
  constraint draws_draw_due_while_asked CHECK (((due_at IS NULL) = (state = ANY (ARRAY['drawn'::text, 'void'::text])))),
  constraint draws_draw_nth_check CHECK ((nth > 0)),
  constraint draws_draw_state_check CHECK ((state = ANY (ARRAY['committing'::text, 'revealing'::text, 'drawn'::text, 'void'::text]))),
  constraint draws_draw_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint draws_draw_pkey PRIMARY KEY (id),
  constraint draws_draw_year_nth_key UNIQUE (year, nth)
);
CREATE INDEX draws_draw_due ON draws_draw USING btree (due_at) WHERE (due_at IS NOT NULL);
grant select, insert, update on draws_draw to :app;

create table draws_kept (
  draw_id uuid not null,
  what text not null,
  place smallint not null,
  body text not null,
  constraint draws_kept_place_check CHECK ((place >= 0)),
  constraint draws_kept_what_check CHECK ((what = ANY (ARRAY['list'::text, 'exclusions'::text]))),
  constraint draws_kept_draw_id_fkey FOREIGN KEY (draw_id) REFERENCES draws_draw(id),
  constraint draws_kept_pkey PRIMARY KEY (draw_id, what, place)
);
grant select, insert on draws_kept to :app;

create table figures_told (
  kind text not null,
  row_code text not null,
  month text not null,
  told_at timestamp(3) with time zone not null,
  reviews integer not null,
  received integer not null,
  closed integer not null,
  resolved integer not null,
  constraint figures_told_kind_check CHECK ((kind = ANY (ARRAY['county'::text, 'procedure'::text]))),
  constraint figures_told_pkey PRIMARY KEY (month, kind, row_code)
);
grant select, insert on figures_told to :app;

create table imports_change (
  run_id uuid not null,
  row_number integer not null,
  key text not null,
  label text not null,
  object_id uuid,
  version integer,
  differences jsonb not null,
  constraint imports_change_pkey PRIMARY KEY (run_id, row_number)
);
grant select, insert, update, delete on imports_change to :app;

create table imports_fault (
  run_id uuid not null,
  row_number integer not null,
  column_key text not null,
  reason text not null,
  value text not null,
  hint text,
  constraint imports_fault_pkey PRIMARY KEY (run_id, row_number, column_key, reason)
);
grant select, insert, update, delete on imports_fault to :app;

create table imports_mapping (
  kind text not null,
  unit_id uuid not null,
  headings jsonb not null,
  saved_at timestamp(3) with time zone not null,
  constraint imports_mapping_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint imports_mapping_pkey PRIMARY KEY (kind, unit_id)
);
grant select, insert, update, delete on imports_mapping to :app;

create table imports_part (
  run_id uuid not null,
  number integer not null,
  bytes bytea not null,
  constraint imports_part_number_check CHECK ((number >= 0)),
  constraint imports_part_run_id_fkey FOREIGN KEY (run_id) REFERENCES imports_run(id),
  constraint imports_part_pkey PRIMARY KEY (run_id, number)
);
grant select, insert, update, delete on imports_part to :app;

create table imports_row (
  run_id uuid not null,
  row_number integer not null,
  id uuid not null,
  key text not null,
  label text not null,
  facts text[] not null,
  constraint imports_row_pkey PRIMARY KEY (run_id, row_number)
);
grant select, insert, update, delete on imports_row to :app;

create table imports_run (
  id uuid not null,
  kind text not null,
  state text not null,
  file_name text not null,
  file_bytes bigint not null,
  user_id uuid,
  post_id uuid,
  unit_id uuid,
  division_code text not null,
  made_at timestamp(3) with time zone not null,
  sheets jsonb not null,
  mapping jsonb,
  mode text,
  phase text,
  done bigint not null,
  total bigint not null,
  worker uuid,
  worker_seen_at timestamp(3) with time zone,
  attempts integer not null,
  counts jsonb,
  problem jsonb,
  checked_at timestamp(3) with time zone,
  written_at timestamp(3) with time zone,
  ended_at timestamp(3) with time zone,
  file_key bytea,
  file_key_id text,
  constraint imports_run_check CHECK (((user_id IS NULL) = (post_id IS NULL))),
  constraint imports_run_check1 CHECK (((post_id IS NULL) = (unit_id IS NULL))),
  constraint imports_run_check2 CHECK (((worker IS NULL) = (worker_seen_at IS NULL))),
  constraint imports_run_file_bytes_check CHECK ((file_bytes > 0)),
  constraint imports_run_file_key_check CHECK (((file_key IS NULL) = (file_key_id IS NULL))),
  constraint imports_run_file_name_check CHECK (((char_length(file_name) >= 1) AND (char_length(file_name) <= 200))),
  constraint imports_run_kind_check CHECK (((char_length(kind) >= 1) AND (char_length(kind) <= 40))),
  constraint imports_run_mode_check CHECK ((mode = ANY (ARRAY['all'::text, 'good'::text]))),
  constraint imports_run_phase_check CHECK ((phase = ANY (ARRAY['reading'::text, 'comparing'::text, 'writing'::text]))),
  constraint imports_run_state_check CHECK ((state = ANY (ARRAY['uploading'::text, 'mapping'::text, 'check-waiting'::text, 'checking'::text, 'checked'::text, 'write-waiting'::text, 'writing'::text, 'written'::text, 'given-up'::text]))),
  constraint imports_run_division_code_fkey FOREIGN KEY (division_code) REFERENCES people_division(code),
  constraint imports_run_post_id_fkey FOREIGN KEY (post_id) REFERENCES people_post(id),
  constraint imports_run_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint imports_run_user_id_fkey FOREIGN KEY (user_id) REFERENCES people_user(id),
  constraint imports_run_pkey PRIMARY KEY (id)
);
CREATE INDEX imports_run_by_time ON imports_run USING btree (made_at DESC, id DESC);
CREATE INDEX imports_run_waiting ON imports_run USING btree (made_at) WHERE (state = ANY (ARRAY['check-waiting'::text, 'checking'::text, 'write-waiting'::text, 'writing'::text]));
grant select, insert, update, delete on imports_run to :app;

create table inspections_agency (
  id uuid not null,
  unit_id uuid not null,
  division_code text not null,
  power text not null,
  entrusting_unit_id uuid,
  law text not null,
  from_on date not null,
  last_on date,
  version integer not null,
  constraint inspections_agency_check CHECK ((last_on >= from_on)),
  constraint inspections_agency_entrusted CHECK (((power = 'entrusted'::text) = (entrusting_unit_id IS NOT NULL))),
  constraint inspections_agency_law_check CHECK (((char_length(law) >= 1) AND (char_length(law) <= 400))),
  constraint inspections_agency_power_check CHECK ((power = ANY (ARRAY['own'::text, 'authorised'::text, 'entrusted'::text]))),
  constraint inspections_agency_version_check CHECK ((version >= 1)),
  constraint inspections_agency_division_code_fkey FOREIGN KEY (division_code) REFERENCES people_division(code),
  constraint inspections_agency_entrusting_unit_id_fkey FOREIGN KEY (entrusting_unit_id) REFERENCES people_unit(id),
  constraint inspections_agency_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint inspections_agency_pkey PRIMARY KEY (id),
  constraint inspections_agency_unit_id_from_on_key UNIQUE (unit_id, from_on)
);
grant select, insert, update on inspections_agency to :app;

create table inspections_item (
  id uuid not null,
  code text not null,
  name text not null,
  law text not null,
  level text not null,
  unit_id uuid not null,
  division_code text not null,
  yearly_cap integer,
  from_on date not null,
  last_on date,
  version integer not null,
  constraint inspections_item_check CHECK ((last_on >= from_on)),
  constraint inspections_item_code_check CHECK (((char_length(code) >= 1) AND (char_length(code) <= 60))),
  constraint inspections_item_law_check CHECK (((char_length(law) >= 1) AND (char_length(law) <= 400))),
  constraint inspections_item_level_check CHECK ((level = ANY (ARRAY['province'::text, 'city'::text, 'county'::text, 'township'::text]))),
  constraint inspections_item_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
  constraint inspections_item_version_check CHECK ((version >= 1)),
  constraint inspections_item_yearly_cap_check CHECK (((yearly_cap >= 1) AND (yearly_cap <= 366))),
  constraint inspections_item_division_code_fkey FOREIGN KEY (division_code) REFERENCES people_division(code),
  constraint inspections_item_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint inspections_item_pkey PRIMARY KEY (id),
  constraint inspections_item_unit_id_code_from_on_key UNIQUE (unit_id, code, from_on)
);
grant select, insert, update on inspections_item to :app;

create table inspections_officer (
  id uuid not null,
  licence text not null,
  name text not null,
  user_id uuid,
  unit_id uuid not null,
  division_code text not null,
  from_on date not null,
  last_on date not null,
  version integer not null,
  constraint inspections_officer_check CHECK ((last_on >= from_on)),
  constraint inspections_officer_licence_check CHECK (((char_length(licence) >= 4) AND (char_length(licence) <= 40))),
  constraint inspections_officer_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 60))),
  constraint inspections_officer_version_check CHECK ((version >= 1)),
  constraint inspections_officer_division_code_fkey FOREIGN KEY (division_code) REFERENCES people_division(code),
  constraint inspections_officer_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint inspections_officer_user_id_fkey FOREIGN KEY (user_id) REFERENCES people_user(id),
  constraint inspections_officer_pkey PRIMARY KEY (id),
  constraint inspections_officer_licence_from_on_key UNIQUE (licence, from_on)
);
CREATE INDEX inspections_officer_of_unit ON inspections_officer USING btree (unit_id);
CREATE INDEX inspections_officer_of_user ON inspections_officer USING btree (user_id) WHERE (user_id IS NOT NULL);
grant select, insert, update on inspections_officer to :app;

create table law_calendar_edition (
  edition integer not null,
  year integer not null,
  papers jsonb not null,
  days jsonb not null,
  source text not null,
  reason text not null,
  by_user uuid,
  by_post uuid,
  submission_id uuid,
  at timestamp(3) with time zone not null,
  constraint law_calendar_edition_check CHECK (((by_user IS NULL) = (submission_id IS NULL))),
  constraint law_calendar_edition_edition_check CHECK ((edition > 0)),
  constraint law_calendar_edition_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 400))),
  constraint law_calendar_edition_source_check CHECK (((char_length(source) >= 1) AND (char_length(source) <= 400))),
  constraint law_calendar_edition_year_check CHECK (((year >= 2000) AND (year <= 2100))),
  constraint law_calendar_edition_pkey PRIMARY KEY (year, edition),
  constraint law_calendar_edition_submission_id_key UNIQUE (submission_id)
);
CREATE UNIQUE INDEX law_calendar_edition_by_user ON law_calendar_edition USING btree (edition) WHERE (by_user IS NOT NULL);
grant select, insert on law_calendar_edition to :app;

create table law_category_list (
  kind text not null,
  version integer not null,
  effective_from date not null,
  categories jsonb not null,
  reason text not null,
  by_user uuid,
  by_post uuid,
  submission_id uuid,
  at timestamp(3) with time zone not null,
  constraint law_category_list_categories_check CHECK ((jsonb_typeof(categories) = 'array'::text)),
  constraint law_category_list_check CHECK (((by_user IS NULL) = (submission_id IS NULL))),
  constraint law_category_list_kind_check CHECK ((kind ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint law_category_list_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 400))),
  constraint law_category_list_version_check CHECK ((version >= 1)),
  constraint law_category_list_pkey PRIMARY KEY (kind, version),
  constraint law_category_list_submission_id_key UNIQUE (submission_id)
);
grant select, insert on law_category_list to :app;

create table law_limit (
  code text not null,
  version integer not null,
  effective_from date not null,
  amount integer not null,
  unit text not null,
  basis text not null,
  verified boolean not null,
  reason text not null,
  by_user uuid,
  by_post uuid,
  submission_id uuid,
  at timestamp(3) with time zone not null,
  constraint law_limit_amount_check CHECK ((amount > 0)),
  constraint law_limit_basis_check CHECK (((char_length(basis) >= 1) AND (char_length(basis) <= 400))),
  constraint law_limit_check CHECK (((by_user IS NULL) = (submission_id IS NULL))),
  constraint law_limit_code_check CHECK ((code ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint law_limit_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 400))),
  constraint law_limit_unit_check CHECK ((unit = ANY (ARRAY['working-day'::text, 'calendar-day'::text]))),
  constraint law_limit_version_check CHECK ((version > 0)),
  constraint law_limit_pkey PRIMARY KEY (code, version),
  constraint law_limit_submission_id_key UNIQUE (submission_id)
);
grant select, insert on law_limit to :app;

create table law_procedure (
  procedure text not null,
  version integer not null,
  effective_from date not null,
  terms jsonb not null,
  reason text not null,
  by_user uuid,
  by_post uuid,
  submission_id uuid,
  at timestamp(3) with time zone not null,
  constraint law_procedure_check CHECK (((by_user IS NULL) = (submission_id IS NULL))),
  constraint law_procedure_procedure_check CHECK ((procedure ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint law_procedure_reason_check CHECK (((char_length(reason) >= 1) AND (char_length(reason) <= 400))),
  constraint law_procedure_version_check CHECK ((version > 0)),
  constraint law_procedure_pkey PRIMARY KEY (procedure, version),
  constraint law_procedure_submission_id_key UNIQUE (submission_id)
);
grant select, insert on law_procedure to :app;

create table letters_letter (
  id uuid not null,
  step text not null,
  year integer,
  nth integer,
  unit_id uuid not null,
  to_unit_id uuid not null,
  to_desk text,
  sent_at timestamp(3) with time zone not null,
  sent_on date not null,
  sent_by_user uuid not null,
  reply_on date,
  signed_on date,
  answered_on date,
  paper_id uuid,
  content_mac bytea,
  constraint letters_letter_content_mac_length CHECK ((octet_length(content_mac) = 32)),
  constraint letters_letter_instruction_unnumbered CHECK (((step <> 'instruction'::text) OR (year IS NULL))),
  constraint letters_letter_nth_check CHECK ((nth > 0)),
  constraint letters_letter_number_whole CHECK (((year IS NULL) = (nth IS NULL))),
  constraint letters_letter_reminder_unnumbered CHECK (((step <> 'reminder'::text) OR (year IS NULL))),
  constraint letters_letter_step_check CHECK ((step = ANY (ARRAY['reminder'::text, 'supervision-letter'::text, 'interview'::text, 'bulletin'::text, 'hand-over'::text, 'instruction'::text]))),
  constraint letters_letter_to_unit_id_fkey FOREIGN KEY (to_unit_id) REFERENCES people_unit(id),
  constraint letters_letter_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint letters_letter_pkey PRIMARY KEY (id)
);
CREATE INDEX letters_letter_of_unit ON letters_letter USING btree (unit_id, sent_at DESC);
CREATE INDEX letters_letter_open ON letters_letter USING btree (reply_on) WHERE ((answered_on IS NULL) AND (reply_on IS NOT NULL));
CREATE INDEX letters_letter_to_unit ON letters_letter USING btree (to_unit_id, sent_at DESC);
CREATE UNIQUE INDEX letters_letter_number ON letters_letter USING btree (unit_id, step, year, nth) WHERE (nth IS NOT NULL);
grant select, insert, update on letters_letter to :app;

create table letters_matter (
  letter_id uuid not null,
  matter_id uuid not null,
  leads boolean not null,
  constraint letters_matter_letter_id_fkey FOREIGN KEY (letter_id) REFERENCES letters_letter(id),
  constraint letters_matter_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matters_matter(id),
  constraint letters_matter_pkey PRIMARY KEY (letter_id, matter_id)
);
CREATE INDEX letters_matter_of_matter ON letters_matter USING btree (matter_id);
CREATE UNIQUE INDEX letters_matter_leads ON letters_matter USING btree (letter_id) WHERE leads;
grant select, insert on letters_matter to :app;

create table matters_alarm (
  matter_id uuid not null,
  what text not null,
  light text not null,
  due_on date not null,
  at timestamp(3) with time zone not null,
  constraint matters_alarm_light_check CHECK ((light = ANY (ARRAY['yellow'::text, 'red'::text]))),
  constraint matters_alarm_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matters_matter(id),
  constraint matters_alarm_pkey PRIMARY KEY (matter_id, what, light, due_on)
);
grant select, insert, update, delete on matters_alarm to :app;

create table matters_assignment (
  matter_id uuid not null,
  no integer not null,
  unit_id uuid not null,
  given text not null,
  given_on date not null,
  sign_due_on date,
  signed_on date,
  deemed boolean not null,
  due_on date not null,
  suspended boolean not null,
  ended_on date,
  ended text,
  handler_user_id uuid,
  sent_back integer not null,
  extended_on date[] not null,
  suspended_on date[] not null,
  reclassified_on date[] not null,
  reclassified_from text[] not null,
  reclassified_to text[] not null,
  verdict text,
  judged_on date,
  reopened_on date,
  shown boolean not null,
  constraint matters_assignment_ended_check CHECK ((ended = ANY (ARRAY['submitted'::text, 'returned'::text, 'taken'::text]))),
  constraint matters_assignment_given_check CHECK ((given = ANY (ARRAY['dispatched'::text, 'designated'::text, 'redo'::text, 'with-parent'::text]))),
  constraint matters_assignment_verdict_check CHECK ((verdict = ANY (ARRAY['resolved'::text, 'partly'::text, 'not'::text, 'no-verdict'::text]))),
  constraint matters_assignment_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matters_matter(id),
  constraint matters_assignment_pkey PRIMARY KEY (matter_id, shown, no)
);
CREATE INDEX matters_assignment_of_unit ON matters_assignment USING btree (unit_id, given_on);
grant select, insert, update, delete on matters_assignment to :app;

create table matters_counter (
  series text not null,
  year integer not null,
  last integer not null,
  constraint matters_counter_pkey PRIMARY KEY (series, year)
);
grant select, insert, update, delete on matters_counter to :app;

create table matters_file (
  id uuid not null,
  matter_id uuid not null,
  author text not null,
  media_type text not null,
  width integer,
  height integer,
  bytes bytea,
  commitment_key bytea,
  release_of uuid,
  created_at timestamp(3) with time zone not null,
  erased_at timestamp(3) with time zone,
  named_at timestamp(3) with time zone,
  "position" integer not null default 0,
  constraint matters_file_author_check CHECK ((author = ANY (ARRAY['complainant'::text, 'unit'::text, 'office'::text]))),
  constraint matters_file_check CHECK ((((erased_at IS NULL) = (bytes IS NOT NULL)) AND ((erased_at IS NULL) = (commitment_key IS NOT NULL)))),
  constraint matters_file_pixels CHECK (((media_type = 'image/jpeg'::text) = ((width IS NOT NULL) AND (height IS NOT NULL)))),
  constraint matters_file_release_of_fkey FOREIGN KEY (release_of) REFERENCES matters_file(id),
  constraint matters_file_pkey PRIMARY KEY (id)
);
CREATE INDEX matters_file_of_matter ON matters_file USING btree (matter_id, created_at);
CREATE INDEX matters_file_unnamed ON matters_file USING btree (created_at) WHERE ((named_at IS NULL) AND (erased_at IS NULL));
grant select, insert, update, delete on matters_file to :app;

create table matters_follow (
  matter_id uuid not null,
  post_id uuid not null,
  user_id uuid not null,
  since timestamp(3) with time zone not null,
  constraint matters_follow_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matters_matter(id),
  constraint matters_follow_post_id_fkey FOREIGN KEY (post_id) REFERENCES people_post(id),
  constraint matters_follow_user_id_fkey FOREIGN KEY (user_id) REFERENCES people_user(id),
  constraint matters_follow_pkey PRIMARY KEY (matter_id, post_id, user_id)
);
CREATE INDEX matters_follow_by ON matters_follow USING btree (post_id, user_id);
grant select, insert, update, delete on matters_follow to :app;

create table matters_leg (
  matter_id uuid not null,
  no integer not null,
  opened_on date not null,
  lead_unit_id uuid,
  due_on date not null,
  submitted_on date,
  constraint matters_leg_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matters_matter(id),
  constraint matters_leg_pkey PRIMARY KEY (matter_id, no)
);
grant select, insert, update, delete on matters_leg to :app;

create table matters_likeness (
  matter_id uuid not null,
  secret text not null,
  signature bytea,
  constraint matters_likeness_secret_check CHECK ((secret ~ '^[0-9a-f]{8}$'::text)),
  constraint matters_likeness_signature_check CHECK ((octet_length(signature) = 512)),
  constraint matters_likeness_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matters_matter(id),
  constraint matters_likeness_pkey PRIMARY KEY (matter_id)
);
grant select, insert, update, delete on matters_likeness to :app;

create table matters_matter (
  id uuid not null,
  seq integer not null,
  phase text not null,
  lane text not null,
  procedure text not null,
  procedure_version text not null,
  division_code text not null,
  office_division text not null,
  respondent_unit_id uuid,
  place_kind text not null,
  window_id uuid,
  hall_id uuid,
  category_code text,
  parent_id uuid,
  lead_unit_id uuid,
  judged_by_complainant boolean not null,
  has_receipt boolean not null,
  real_name boolean not null,
  leg integer not null,
  returns integer not null,
  redos integer not null,
  reminders integer not null,
  letters integer not null,
  reclassified boolean not null,
  received_at timestamp(3) with time zone not null,
  received_on date not null,
  accepted_on date,
  closed_on date,
  outcome text,
  due_kind text,
  due_on date,
  due_provisional boolean not null,
  any_provisional boolean not null,
  changed_at timestamp(3) with time zone not null,
  dispatched_on date,
  signed_on date,
  answered_on date,
  left_on date,
  concerned_unit_ids uuid[] not null,
  number text,
  raiser_unit_id uuid,
  seated text[] not null default '{}'::text[],
  published boolean not null default true,
  door text,
  reference text,
  jurisdiction text,
  constraint matters_matter_check CHECK (((phase = 'closed'::text) = (outcome IS NOT NULL))),
  constraint matters_matter_check1 CHECK (((phase = 'closed'::text) = (closed_on IS NOT NULL))),
  constraint matters_matter_jurisdiction_of_reference CHECK (((jurisdiction IS NULL) OR (reference IS NOT NULL))),
  constraint matters_matter_lane_check CHECK ((lane = ANY (ARRAY['ordinary'::text, 'discipline'::text]))),
  constraint matters_matter_outcome_check CHECK ((outcome = ANY (ARRAY['resolved'::text, 'not-resolved'::text, 'no-verdict'::text, 'withdrawn'::text]))),
  constraint matters_matter_phase_check CHECK ((phase = ANY (ARRAY['registered'::text, 'refused'::text, 'appealed'::text, 'accepted'::text, 'dispatched'::text, 'handling'::text, 'suspended'::text, 'checking'::text, 'answered'::text, 'contested'::text, 'closed'::text, 'merged'::text, 'transferred'::text, 'terminated'::text]))),
  constraint matters_matter_place_kind_check CHECK ((place_kind = ANY (ARRAY['window'::text, 'entity'::text, 'none'::text]))),
  constraint matters_matter_reference_length CHECK (((char_length(reference) >= 1) AND (char_length(reference) <= 60))),
  constraint matters_matter_pkey PRIMARY KEY (id)
);
CREATE INDEX matters_matter_by_change ON matters_matter USING btree (changed_at);
CREATE INDEX matters_matter_by_division ON matters_matter USING btree (division_code, received_on);
CREATE INDEX matters_matter_by_office ON matters_matter USING btree (office_division, phase, due_on);
CREATE INDEX matters_matter_by_receipt ON matters_matter USING btree (received_on);
CREATE INDEX matters_matter_by_respondent ON matters_matter USING btree (respondent_unit_id, received_on);
CREATE INDEX matters_matter_by_window ON matters_matter USING btree (window_id, received_on) WHERE (window_id IS NOT NULL);
CREATE INDEX matters_matter_concerned ON matters_matter USING gin (concerned_unit_ids);
CREATE INDEX matters_matter_door ON matters_matter USING btree (door, received_on);
CREATE INDEX matters_matter_number ON matters_matter USING btree (number);
CREATE INDEX matters_matter_number_begins ON matters_matter USING btree (number text_pattern_ops);
CREATE INDEX matters_matter_of_parent ON matters_matter USING btree (parent_id) WHERE (parent_id IS NOT NULL);
CREATE INDEX matters_matter_provisional ON matters_matter USING btree (id) WHERE any_provisional;
CREATE INDEX matters_matter_seated ON matters_matter USING gin (seated) WHERE (seated <> '{}'::text[]);
CREATE INDEX matters_matter_ticking ON matters_matter USING btree (due_on, due_kind) WHERE (due_on IS NOT NULL);
CREATE UNIQUE INDEX matters_matter_reference ON matters_matter USING btree (reference) WHERE (reference IS NOT NULL);
grant select, insert, update, delete on matters_matter to :app;

create table matters_message (
  id uuid not null,
  matter_id uuid not null,
  letter text not null,
  text_id uuid not null,
  held boolean not null,
  at timestamp(3) with time zone not null,
  constraint matters_message_letter_check CHECK ((letter = ANY (ARRAY['X'::text, 'D'::text, 'L'::text]))),
  constraint matters_message_text_id_fkey FOREIGN KEY (text_id) REFERENCES matters_text(id),
  constraint matters_message_pkey PRIMARY KEY (id)
);
CREATE INDEX matters_message_of_matter ON matters_message USING btree (matter_id, at);
grant select, insert, update, delete on matters_message to :app;

create table matters_named (
  matter_id uuid not null,
  unit_id uuid not null,
  user_id uuid,
  section text,
  at timestamp(3) with time zone not null,
  by_user uuid not null,
  constraint matters_named_check CHECK (((user_id IS NOT NULL) OR (section IS NOT NULL))),
  constraint matters_named_section_check CHECK (((char_length(section) >= 1) AND (char_length(section) <= 40))),
  constraint matters_named_by_user_fkey FOREIGN KEY (by_user) REFERENCES people_user(id),
  constraint matters_named_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matters_matter(id),
  constraint matters_named_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint matters_named_user_id_fkey FOREIGN KEY (user_id) REFERENCES people_user(id),
  constraint matters_named_pkey PRIMARY KEY (matter_id, unit_id)
);
CREATE INDEX matters_named_of_user ON matters_named USING btree (user_id, unit_id) WHERE (user_id IS NOT NULL);
grant select, insert, update, delete on matters_named to :app;

create table matters_note (
  id uuid not null,
  matter_id uuid not null,
  unit_id uuid not null,
  by_user uuid not null,
  body text,
  at timestamp(3) with time zone not null,
  erased_at timestamp(3) with time zone,
  constraint matters_note_body_check CHECK (((char_length(body) >= 1) AND (char_length(body) <= 2000))),
  constraint matters_note_check CHECK (((body IS NULL) = (erased_at IS NOT NULL))),
  constraint matters_note_by_user_fkey FOREIGN KEY (by_user) REFERENCES people_user(id),
  constraint matters_note_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matters_matter(id),
  constraint matters_note_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint matters_note_pkey PRIMARY KEY (id)
);
CREATE INDEX matters_note_of_matter ON matters_note USING btree (matter_id, unit_id, at);
grant select, insert, update, delete on matters_note to :app;

create table matters_part (
  matter_id uuid not null,
  unit_id uuid not null,
  part text not null,
  current boolean not null,
  constraint matters_part_part_check CHECK ((part = ANY (ARRAY['lead'::text, 'assisting'::text]))),
  constraint matters_part_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matters_matter(id),
  constraint matters_part_pkey PRIMARY KEY (matter_id, unit_id, part)
);
CREATE INDEX matters_part_of_unit ON matters_part USING btree (unit_id, matter_id);
grant select, insert, update, delete on matters_part to :app;

create table matters_receipt (
  id uuid not null,
  matter_id uuid not null,
  number_mac bytea not null,
  pass_mac bytea not null,
  created_at timestamp(3) with time zone not null,
  constraint matters_receipt_pkey PRIMARY KEY (id),
  constraint matters_receipt_matter_id_key UNIQUE (matter_id),
  constraint matters_receipt_number_mac_key UNIQUE (number_mac)
);
grant select, insert, update, delete on matters_receipt to :app;

create table matters_receipt_session (
  token_mac bytea not null,
  receipt_id uuid not null,
  expires_at timestamp(3) with time zone not null,
  constraint matters_receipt_session_receipt_id_fkey FOREIGN KEY (receipt_id) REFERENCES matters_receipt(id),
  constraint matters_receipt_session_pkey PRIMARY KEY (token_mac)
);
CREATE INDEX matters_receipt_session_expiry ON matters_receipt_session USING btree (expires_at);
grant select, insert, update, delete on matters_receipt_session to :app;

create table matters_receipt_try (
  try_mac bytea not null,
  wrong_passes integer not null,
  next_try_at timestamp(3) with time zone,
  at timestamp(3) with time zone not null,
  constraint matters_receipt_try_wrong_passes_check CHECK ((wrong_passes >= 0)),
  constraint matters_receipt_try_pkey PRIMARY KEY (try_mac)
);
CREATE INDEX matters_receipt_try_at ON matters_receipt_try USING btree (at);
grant select, insert, update, delete on matters_receipt_try to :app;

create table matters_request (
  id uuid not null,
  matter_id uuid not null,
  seq integer not null,
  at timestamp(3) with time zone not null,
  constraint matters_request_pkey PRIMARY KEY (id)
);
grant select, insert, update, delete on matters_request to :app;

create table matters_shown (
  matter_id uuid not null,
  seq integer not null,
  phase text not null,
  category_code text,
  lead_unit_id uuid,
  leg integer not null,
  returns integer not null,
  redos integer not null,
  reminders integer not null,
  letters integer not null,
  reclassified boolean not null,
  closed_on date,
  outcome text,
  due_kind text,
  due_on date,
  due_provisional boolean not null,
  changed_at timestamp(3) with time zone not null,
  untold_on date,
  place_released boolean not null,
  constraint matters_shown_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matters_matter(id),
  constraint matters_shown_pkey PRIMARY KEY (matter_id)
);
CREATE INDEX matters_shown_untold ON matters_shown USING btree (untold_on) WHERE (untold_on IS NOT NULL);
grant select, insert, update, delete on matters_shown to :app;

create table matters_submission (
  submission_mac bytea not null,
  matter_id uuid not null,
  content_mac bytea not null,
  created_at timestamp(3) with time zone not null,
  constraint matters_submission_pkey PRIMARY KEY (submission_mac)
);
grant select, insert, update, delete on matters_submission to :app;

create table matters_task (
  matter_id uuid not null,
  no integer not null,
  what text not null,
  letter text not null,
  unit_id uuid,
  division_code text,
  roles text[] not null,
  due_kind text,
  due_on date,
  due_provisional boolean not null,
  constraint matters_task_check CHECK (((unit_id IS NULL) <> (division_code IS NULL))),
  constraint matters_task_letter_check CHECK ((letter = ANY (ARRAY['L'::text, 'A'::text, 'H'::text, 'D'::text, 'U'::text, 'C'::text, 'J'::text, 'S'::text, 'V'::text]))),
  constraint matters_task_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES matters_matter(id),
  constraint matters_task_pkey PRIMARY KEY (matter_id, no)
);
CREATE INDEX matters_task_of_division ON matters_task USING btree (division_code, due_on) WHERE (division_code IS NOT NULL);
CREATE INDEX matters_task_of_unit ON matters_task USING btree (unit_id, due_on) WHERE (unit_id IS NOT NULL);
grant select, insert, update, delete on matters_task to :app;

create table matters_text (
  id uuid not null,
  matter_id uuid not null,
  kind text not null,
  author text not null,
  "position" integer not null default 0,
  body text,
  sealed bytea,
  commitment_key bytea,
  release_of uuid,
  created_at timestamp(3) with time zone not null,
  erased_at timestamp(3) with time zone,
  constraint matters_text_author_check CHECK ((author = ANY (ARRAY['complainant'::text, 'unit'::text, 'office'::text]))),
  constraint matters_text_check CHECK (((erased_at IS NOT NULL) OR ((body IS NULL) <> (sealed IS NULL)))),
  constraint matters_text_check1 CHECK (((body IS NULL) = (commitment_key IS NULL))),
  constraint matters_text_check2 CHECK (((erased_at IS NULL) OR ((body IS NULL) AND (sealed IS NULL)))),
  constraint matters_text_release_of_fkey FOREIGN KEY (release_of) REFERENCES matters_text(id),
  constraint matters_text_pkey PRIMARY KEY (id)
);
CREATE INDEX matters_text_found_by ON matters_text USING gin (bigrams(search_form(body))) WHERE (body IS NOT NULL);
CREATE INDEX matters_text_of_matter ON matters_text USING btree (matter_id, created_at);
grant select, insert, update, delete on matters_text to :app;

create table open311_batch (
  week_of date not null,
  published integer not null,
  at timestamp(3) with time zone not null,
  constraint open311_batch_pkey PRIMARY KEY (week_of)
);
grant select, insert, update, delete on open311_batch to :app;

create table open311_client (
  id uuid not null,
  name text not null,
  purpose text not null,
  division_code text not null,
  key_hash bytea not null,
  key_hint text not null,
  issued_at timestamp(3) with time zone not null,
  issued_by_post uuid not null,
  last_used_week date,
  revoked_at timestamp(3) with time zone,
  revoked_by_post uuid,
  revoke_reason text,
  constraint open311_client_check CHECK (((revoked_at IS NULL) = (revoke_reason IS NULL))),
  constraint open311_client_key_hash_check CHECK ((octet_length(key_hash) = 32)),
  constraint open311_client_key_hint_check CHECK ((char_length(key_hint) = 4)),
  constraint open311_client_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80))),
  constraint open311_client_purpose_check CHECK (((char_length(purpose) >= 1) AND (char_length(purpose) <= 200))),
  constraint open311_client_division_code_fkey FOREIGN KEY (division_code) REFERENCES people_division(code),
  constraint open311_client_pkey PRIMARY KEY (id),
  constraint open311_client_key_hash_key UNIQUE (key_hash)
);
grant select, insert, update on open311_client to :app;

create table open311_filing (
  id uuid not null,
  token uuid not null,
  client_id uuid not null,
  matter_id uuid not null,
  request_mac bytea,
  content_mac bytea not null,
  at timestamp(3) with time zone not null,
  constraint open311_filing_content_mac_check CHECK ((octet_length(content_mac) = 32)),
  constraint open311_filing_request_mac_check CHECK ((octet_length(request_mac) = 32)),
  constraint open311_filing_client_id_fkey FOREIGN KEY (client_id) REFERENCES open311_client(id),
  constraint open311_filing_pkey PRIMARY KEY (id),
  constraint open311_filing_matter_id_key UNIQUE (matter_id),
  constraint open311_filing_token_key UNIQUE (token)
);
CREATE INDEX open311_filing_of_client ON open311_filing USING btree (client_id, at);
CREATE UNIQUE INDEX open311_filing_of_request ON open311_filing USING btree (client_id, request_mac) WHERE (request_mac IS NOT NULL);
grant select, insert, update on open311_filing to :app;

create table open311_published (
  id uuid not null,
  matter_id uuid not null,
  service_code text not null,
  status text not null,
  period text not null,
  from_on date not null,
  until_on date not null,
  place text not null,
  agency text not null,
  address text not null,
  address_id text,
  expected_on date,
  published_on date not null,
  changed_on date not null,
  constraint open311_published_check CHECK ((until_on > from_on)),
  constraint open311_published_check1 CHECK ((published_on > until_on)),
  constraint open311_published_check2 CHECK ((changed_on >= published_on)),
  constraint open311_published_period_check CHECK ((period = ANY (ARRAY['week'::text, 'month'::text, 'quarter'::text]))),
  constraint open311_published_place_check CHECK ((place = ANY (ARRAY['window'::text, 'hall'::text, 'county'::text, 'city'::text]))),
  constraint open311_published_status_check CHECK ((status = ANY (ARRAY['open'::text, 'closed'::text]))),
  constraint open311_published_pkey PRIMARY KEY (id),
  constraint open311_published_matter_id_key UNIQUE (matter_id)
);
CREATE INDEX open311_published_in_time ON open311_published USING btree (from_on, id);
grant select, insert, update on open311_published to :app;

create table people_audit (
  id uuid not null,
  at timestamp(3) with time zone not null,
  user_id uuid,
  post_id uuid,
  principal_user uuid,
  session_id uuid,
  action text not null,
  object_kind text not null,
  object_id text,
  outcome text not null,
  detail jsonb not null,
  sealed boolean not null default false,
  constraint people_audit_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text, 'failed'::text]))),
  constraint people_audit_pkey PRIMARY KEY (id)
);
CREATE INDEX people_audit_by_action ON people_audit USING btree (action, at DESC, id DESC);
CREATE INDEX people_audit_by_object ON people_audit USING btree (object_kind, object_id, at DESC);
CREATE INDEX people_audit_by_time ON people_audit USING btree (at DESC, id DESC);
CREATE INDEX people_audit_by_user ON people_audit USING btree (user_id, at DESC);
CREATE INDEX people_audit_not_done ON people_audit USING btree (outcome, at DESC, id DESC) WHERE (outcome <> 'done'::text);
grant select, insert on people_audit to :app;

create table people_delegation (
  id uuid not null,
  post_id uuid not null,
  to_user uuid not null,
  principal_user uuid not null,
  from_on date not null,
  to_on date not null,
  reason text not null,
  made_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  ended_on date,
  constraint people_delegation_check CHECK ((to_on >= from_on)),
  constraint people_delegation_check1 CHECK ((to_user <> principal_user)),
  constraint people_delegation_check2 CHECK (((ended_at IS NULL) = (ended_on IS NULL))),
  constraint people_delegation_reason_check CHECK (((char_length(reason) >= 2) AND (char_length(reason) <= 200))),
  constraint people_delegation_post_id_fkey FOREIGN KEY (post_id) REFERENCES people_post(id),
  constraint people_delegation_principal_user_fkey FOREIGN KEY (principal_user) REFERENCES people_user(id),
  constraint people_delegation_to_user_fkey FOREIGN KEY (to_user) REFERENCES people_user(id),
  constraint people_delegation_pkey PRIMARY KEY (id)
);
CREATE INDEX people_delegation_of_post ON people_delegation USING btree (post_id);
CREATE INDEX people_delegation_to ON people_delegation USING btree (to_user);
grant select, insert, update on people_delegation to :app;

create table people_division (
  code text not null,
  name text not null,
  pinyin text,
  level text not null,
  parent_code text,
  statistical_codes text[] not null default '{}'::text[],
  constraint people_division_check CHECK (((parent_code IS NULL) = (level = 'city'::text))),
  constraint people_division_code_check CHECK ((code ~ '^[0-9A-Z]{6}([0-9]{3})?$'::text)),
  constraint people_division_level_check CHECK ((level = ANY (ARRAY['city'::text, 'county'::text, 'township'::text]))),
  constraint people_division_parent_code_fkey FOREIGN KEY (parent_code) REFERENCES people_division(code),
  constraint people_division_pkey PRIMARY KEY (code)
);
CREATE INDEX people_division_below ON people_division USING btree (parent_code);
grant select, insert, update on people_division to :app;

create table people_holding (
  id uuid not null,
  user_id uuid not null,
  post_id uuid not null,
  from_on date not null,
  until_on date,
  constraint people_holding_check CHECK (((until_on IS NULL) OR (until_on >= from_on))),
  constraint people_holding_post_id_fkey FOREIGN KEY (post_id) REFERENCES people_post(id),
  constraint people_holding_user_id_fkey FOREIGN KEY (user_id) REFERENCES people_user(id),
  constraint people_holding_pkey PRIMARY KEY (id)
);
CREATE INDEX people_holding_of_post ON people_holding USING btree (post_id);
CREATE INDEX people_holding_of_user ON people_holding USING btree (user_id);
CREATE UNIQUE INDEX people_holding_once ON people_holding USING btree (user_id, post_id) WHERE (until_on IS NULL);
grant select, insert, update on people_holding to :app;

create table people_holding_past (
  id uuid not null,
  holding_id uuid not null,
  from_on date not null,
  until_on date,
  changed_by_post uuid,
  changed_at timestamp(3) with time zone not null,
  constraint people_holding_past_holding_id_fkey FOREIGN KEY (holding_id) REFERENCES people_holding(id),
  constraint people_holding_past_pkey PRIMARY KEY (id)
);
CREATE INDEX people_holding_past_of ON people_holding_past USING btree (holding_id, changed_at DESC);
grant select, insert on people_holding_past to :app;

create table people_legal_hold (
  id uuid not null,
  kind text not null,
  object_id text not null,
  reason text not null,
  placed_by_post uuid,
  placed_at timestamp(3) with time zone not null,
  lifted_at timestamp(3) with time zone,
  lifted_by_post uuid,
  constraint people_legal_hold_reason_check CHECK (((char_length(reason) >= 5) AND (char_length(reason) <= 500))),
  constraint people_legal_hold_pkey PRIMARY KEY (id)
);
CREATE INDEX people_legal_hold_standing ON people_legal_hold USING btree (kind, object_id) WHERE (lifted_at IS NULL);
grant select, insert, update on people_legal_hold to :app;

create table people_notice (
  id uuid not null,
  post_id uuid not null,
  kind text not null,
  matter_id uuid,
  at timestamp(3) with time zone not null,
  read_at timestamp(3) with time zone,
  read_by_user uuid,
  ended_at timestamp(3) with time zone,
  about_id uuid,
  constraint people_notice_check CHECK (((read_at IS NULL) = (read_by_user IS NULL))),
  constraint people_notice_post_id_fkey FOREIGN KEY (post_id) REFERENCES people_post(id),
  constraint people_notice_pkey PRIMARY KEY (id)
);
CREATE INDEX people_notice_about ON people_notice USING btree (about_id) WHERE (about_id IS NOT NULL);
CREATE INDEX people_notice_of_post ON people_notice USING btree (post_id, at DESC);
CREATE INDEX people_notice_waiting ON people_notice USING btree (matter_id) WHERE ((read_at IS NULL) AND (ended_at IS NULL));
grant select, insert, update, delete on people_notice to :app;

create table people_one_time_link (
  id uuid not null,
  token_hash bytea not null,
  user_id uuid not null,
  made_by_post uuid,
  made_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  used_at timestamp(3) with time zone,
  revoked_at timestamp(3) with time zone,
  constraint people_one_time_link_token_hash_check CHECK ((octet_length(token_hash) = 32)),
  constraint people_one_time_link_user_id_fkey FOREIGN KEY (user_id) REFERENCES people_user(id),
  constraint people_one_time_link_pkey PRIMARY KEY (id),
  constraint people_one_time_link_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX people_one_time_link_of_user ON people_one_time_link USING btree (user_id);
grant select, insert, update, delete on people_one_time_link to :app;

create table people_password_past (
  id uuid not null,
  user_id uuid not null,
  password_scheme text not null,
  password_hash text not null,
  set_at timestamp(3) with time zone not null,
  constraint people_password_past_user_id_fkey FOREIGN KEY (user_id) REFERENCES people_user(id),
  constraint people_password_past_pkey PRIMARY KEY (id)
);
CREATE INDEX people_password_past_of_user ON people_password_past USING btree (user_id, set_at);
grant select, insert, update, delete on people_password_past to :app;

create table people_phrase (
  id uuid not null,
  unit_id uuid not null,
  use text not null,
  body text not null,
  made_at timestamp(3) with time zone not null,
  made_by_user uuid not null,
  ended_at timestamp(3) with time zone,
  ended_by_user uuid,
  constraint people_phrase_body_check CHECK (((char_length(body) >= 1) AND (char_length(body) <= 500))),
  constraint people_phrase_check CHECK (((ended_at IS NULL) = (ended_by_user IS NULL))),
  constraint people_phrase_use_check CHECK ((use = ANY (ARRAY['order'::text, 'return'::text, 'refusal'::text, 'answer'::text]))),
  constraint people_phrase_ended_by_user_fkey FOREIGN KEY (ended_by_user) REFERENCES people_user(id),
  constraint people_phrase_made_by_user_fkey FOREIGN KEY (made_by_user) REFERENCES people_user(id),
  constraint people_phrase_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint people_phrase_pkey PRIMARY KEY (id)
);
CREATE INDEX people_phrase_of_unit ON people_phrase USING btree (unit_id, use) WHERE (ended_at IS NULL);
grant select, insert, update, delete on people_phrase to :app;

create table people_post (
  id uuid not null,
  role text not null,
  unit_id uuid not null,
  division_code text not null,
  title text not null,
  valid_from date not null,
  valid_to date,
  since_on date not null,
  version integer not null,
  constraint people_post_check CHECK (((valid_to IS NULL) OR (valid_to >= valid_from))),
  constraint people_post_role_check CHECK (((char_length(role) >= 1) AND (char_length(role) <= 40))),
  constraint people_post_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 60))),
  constraint people_post_division_code_fkey FOREIGN KEY (division_code) REFERENCES people_division(code),
  constraint people_post_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint people_post_pkey PRIMARY KEY (id)
);
CREATE INDEX people_post_of_role ON people_post USING btree (role, division_code);
CREATE INDEX people_post_of_unit ON people_post USING btree (unit_id);
grant select, insert, update on people_post to :app;

create table people_post_past (
  id uuid not null,
  post_id uuid not null,
  unit_id uuid not null,
  title text not null,
  from_on date not null,
  until_on date not null,
  changed_by_post uuid,
  changed_at timestamp(3) with time zone not null,
  constraint people_post_past_check CHECK ((until_on >= from_on)),
  constraint people_post_past_post_id_fkey FOREIGN KEY (post_id) REFERENCES people_post(id),
  constraint people_post_past_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint people_post_past_pkey PRIMARY KEY (id)
);
CREATE INDEX people_post_past_of_post ON people_post_past USING btree (post_id, until_on);
grant select, insert on people_post_past to :app;

create table people_privacy_notice (
  version integer not null,
  lang text not null,
  from_on date not null,
  handler text not null,
  purpose text not null,
  way text not null,
  kinds text not null,
  retention text not null,
  rights text not null,
  constraint people_privacy_notice_lang_check CHECK ((lang = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint people_privacy_notice_pkey PRIMARY KEY (version, lang)
);
grant select, insert on people_privacy_notice to :app;

create table people_provider_account (
  id uuid not null,
  subject_key bytea not null,
  user_id uuid,
  code_hash bytea,
  code_until timestamp(3) with time zone,
  seen_at timestamp(3) with time zone not null,
  linked_at timestamp(3) with time zone,
  constraint people_provider_account_check CHECK (((user_id IS NULL) = (linked_at IS NULL))),
  constraint people_provider_account_check1 CHECK (((code_hash IS NULL) = (code_until IS NULL))),
  constraint people_provider_account_code_hash_check CHECK ((octet_length(code_hash) = 32)),
  constraint people_provider_account_subject_key_check CHECK ((octet_length(subject_key) = 32)),
  constraint people_provider_account_user_id_fkey FOREIGN KEY (user_id) REFERENCES people_user(id),
  constraint people_provider_account_pkey PRIMARY KEY (id),
  constraint people_provider_account_code_hash_key UNIQUE (code_hash),
  constraint people_provider_account_subject_key_key UNIQUE (subject_key),
  constraint people_provider_account_user_id_key UNIQUE (user_id)
);
CREATE INDEX people_provider_account_waiting ON people_provider_account USING btree (code_until) WHERE (user_id IS NULL);
grant select, insert, update, delete on people_provider_account to :app;

create table people_retention_rule (
  kind text not null,
  from_on date not null,
  keep_days integer not null,
  least_days integer,
  basis text not null,
  verified boolean not null,
  set_by_post uuid,
  set_at timestamp(3) with time zone not null,
  constraint people_retention_rule_check CHECK (((least_days IS NULL) OR (keep_days >= least_days))),
  constraint people_retention_rule_keep_days_check CHECK ((keep_days >= 0)),
  constraint people_retention_rule_pkey PRIMARY KEY (kind, from_on)
);
grant select, insert, update on people_retention_rule to :app;

create table people_sections (
  unit_id uuid not null,
  names text[] not null,
  at timestamp(3) with time zone not null,
  by_user uuid not null,
  constraint people_sections_names_check CHECK ((cardinality(names) <= 40)),
  constraint people_sections_by_user_fkey FOREIGN KEY (by_user) REFERENCES people_user(id),
  constraint people_sections_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint people_sections_pkey PRIMARY KEY (unit_id)
);
grant select, insert, update, delete on people_sections to :app;

create table people_session (
  id uuid not null,
  token_hash bytea not null,
  user_id uuid not null,
  post_id uuid,
  state text not null,
  second_factor_at timestamp(3) with time zone,
  browser text not null,
  created_at timestamp(3) with time zone not null,
  last_seen_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  ended_reason text,
  way text not null default 'password'::text,
  constraint people_session_check CHECK (((ended_at IS NULL) = (ended_reason IS NULL))),
  constraint people_session_ended_reason_check CHECK ((ended_reason = ANY (ARRAY['signed-out'::text, 'revoked'::text, 'replaced'::text, 'password-changed'::text, 'disabled'::text]))),
  constraint people_session_state_check CHECK ((state = ANY (ARRAY['second-factor'::text, 'open'::text]))),
  constraint people_session_token_hash_check CHECK ((octet_length(token_hash) = 32)),
  constraint people_session_way_known CHECK ((way = ANY (ARRAY['password'::text, 'provider'::text]))),
  constraint people_session_post_id_fkey FOREIGN KEY (post_id) REFERENCES people_post(id),
  constraint people_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES people_user(id),
  constraint people_session_pkey PRIMARY KEY (id),
  constraint people_session_token_hash_key UNIQUE (token_hash)
);
CREATE INDEX people_session_expiry ON people_session USING btree (expires_at);
CREATE INDEX people_session_of_user ON people_session USING btree (user_id) WHERE (ended_at IS NULL);
grant select, insert, update, delete on people_session to :app;

create table people_sign_in_failure (
  key bytea not null,
  kind text not null,
  failures integer not null,
  first_at timestamp(3) with time zone not null,
  last_at timestamp(3) with time zone not null,
  blocked_until timestamp(3) with time zone,
  account bytea,
  constraint people_sign_in_failure_account_check CHECK ((octet_length(account) = 32)),
  constraint people_sign_in_failure_failures_check CHECK ((failures > 0)),
  constraint people_sign_in_failure_key_check CHECK ((octet_length(key) = 32)),
  constraint people_sign_in_failure_kind_check CHECK ((kind = ANY (ARRAY['place'::text, 'account'::text, 'address'::text]))),
  constraint people_sign_in_failure_pkey PRIMARY KEY (key)
);
CREATE INDEX people_sign_in_failure_age ON people_sign_in_failure USING btree (last_at);
CREATE INDEX people_sign_in_failure_of_account ON people_sign_in_failure USING btree (account) WHERE (account IS NOT NULL);
grant select, insert, update, delete on people_sign_in_failure to :app;

create table people_sign_off (
  id uuid not null,
  unit_id uuid not null,
  since timestamp(3) with time zone not null,
  since_by_user uuid not null,
  until timestamp(3) with time zone,
  until_by_user uuid,
  constraint people_sign_off_check CHECK (((until IS NULL) = (until_by_user IS NULL))),
  constraint people_sign_off_check1 CHECK ((until >= since)),
  constraint people_sign_off_since_by_user_fkey FOREIGN KEY (since_by_user) REFERENCES people_user(id),
  constraint people_sign_off_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint people_sign_off_until_by_user_fkey FOREIGN KEY (until_by_user) REFERENCES people_user(id),
  constraint people_sign_off_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX people_sign_off_on ON people_sign_off USING btree (unit_id) WHERE (until IS NULL);
grant select, insert, update on people_sign_off to :app;

create table people_telling (
  user_id uuid not null,
  by_mail boolean not null,
  sms_to bytea,
  messenger_to bytea,
  key_id text not null,
  rhythm text not null,
  quiet_from text,
  quiet_until text,
  lang text not null,
  since timestamp(3) with time zone not null,
  constraint people_telling_check CHECK (((quiet_from IS NULL) = (quiet_until IS NULL))),
  constraint people_telling_lang_check CHECK ((lang = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint people_telling_rhythm_check CHECK ((rhythm = ANY (ARRAY['daily'::text, 'when-new'::text]))),
  constraint people_telling_user_id_fkey FOREIGN KEY (user_id) REFERENCES people_user(id),
  constraint people_telling_pkey PRIMARY KEY (user_id)
);
grant select, insert, update, delete on people_telling to :app;

create table people_unit (
  id uuid not null,
  name text not null,
  division_code text not null,
  parent_id uuid,
  valid_from date not null,
  valid_to date,
  since_on date not null,
  version integer not null,
  constraint people_unit_check CHECK ((since_on >= valid_from)),
  constraint people_unit_check1 CHECK (((valid_to IS NULL) OR (valid_to >= since_on))),
  constraint people_unit_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120))),
  constraint people_unit_division_code_fkey FOREIGN KEY (division_code) REFERENCES people_division(code),
  constraint people_unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES people_unit(id),
  constraint people_unit_pkey PRIMARY KEY (id)
);
CREATE INDEX people_unit_below ON people_unit USING btree (parent_id);
CREATE UNIQUE INDEX people_unit_one_living_name ON people_unit USING btree (division_code, name) WHERE (valid_to IS NULL);
grant select, insert, update on people_unit to :app;

create table people_unit_past (
  id uuid not null,
  unit_id uuid not null,
  name text not null,
  parent_id uuid,
  from_on date not null,
  until_on date not null,
  changed_by_post uuid,
  changed_at timestamp(3) with time zone not null,
  constraint people_unit_past_check CHECK ((until_on >= from_on)),
  constraint people_unit_past_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint people_unit_past_pkey PRIMARY KEY (id)
);
CREATE INDEX people_unit_past_of_unit ON people_unit_past USING btree (unit_id, until_on);
grant select, insert on people_unit_past to :app;

create table people_unit_successor (
  unit_id uuid not null,
  successor_id uuid not null,
  on_date date not null,
  main boolean not null,
  constraint people_unit_successor_check CHECK ((unit_id <> successor_id)),
  constraint people_unit_successor_successor_id_fkey FOREIGN KEY (successor_id) REFERENCES people_unit(id),
  constraint people_unit_successor_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint people_unit_successor_pkey PRIMARY KEY (unit_id, successor_id)
);
CREATE INDEX people_unit_successor_back ON people_unit_successor USING btree (successor_id);
CREATE UNIQUE INDEX people_unit_successor_one_main ON people_unit_successor USING btree (unit_id) WHERE main;
grant select, insert on people_unit_successor to :app;

create table people_user (
  id uuid not null,
  username text not null,
  display_name text not null,
  division_code text not null,
  email text,
  password_scheme text,
  password_hash text,
  password_set_at timestamp(3) with time zone,
  totp_secret bytea,
  totp_key_id text,
  totp_confirmed_at timestamp(3) with time zone,
  totp_last_step bigint,
  disabled_at timestamp(3) with time zone,
  created_at timestamp(3) with time zone not null,
  version integer not null,
  posts_suspended_at timestamp(3) with time zone,
  told_at timestamp(3) with time zone,
  constraint people_user_check CHECK (((password_scheme IS NULL) = (password_hash IS NULL))),
  constraint people_user_check1 CHECK (((password_set_at IS NULL) = (password_hash IS NULL))),
  constraint people_user_check2 CHECK (((totp_secret IS NULL) = (totp_key_id IS NULL))),
  constraint people_user_check3 CHECK (((totp_confirmed_at IS NULL) OR (totp_secret IS NOT NULL))),
  constraint people_user_display_name_check CHECK (((char_length(display_name) >= 1) AND (char_length(display_name) <= 60))),
  constraint people_user_username_check CHECK ((username ~ '^[a-z0-9][a-z0-9._-]{2,39}$'::text)),
  constraint people_user_division_code_fkey FOREIGN KEY (division_code) REFERENCES people_division(code),
  constraint people_user_pkey PRIMARY KEY (id),
  constraint people_user_username_key UNIQUE (username)
);
grant select, insert, update on people_user to :app;

create table people_view (
  id uuid not null,
  owner_user uuid not null,
  list text not null,
  name text not null,
  search jsonb not null,
  columns text[],
  shared_unit uuid,
  changed_at timestamp(3) with time zone not null,
  version integer not null,
  constraint people_view_list_check CHECK ((list ~ '^[a-z][a-z0-9-]{0,39}$'::text)),
  constraint people_view_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 40))),
  constraint people_view_owner_user_fkey FOREIGN KEY (owner_user) REFERENCES people_user(id),
  constraint people_view_shared_unit_fkey FOREIGN KEY (shared_unit) REFERENCES people_unit(id),
  constraint people_view_pkey PRIMARY KEY (id)
);
CREATE INDEX people_view_of_owner ON people_view USING btree (owner_user, list);
CREATE INDEX people_view_of_unit ON people_view USING btree (shared_unit, list) WHERE (shared_unit IS NOT NULL);
grant select, insert, update, delete on people_view to :app;

create table people_view_default (
  user_id uuid not null,
  list text not null,
  view_id uuid not null,
  constraint people_view_default_user_id_fkey FOREIGN KEY (user_id) REFERENCES people_user(id),
  constraint people_view_default_view_id_fkey FOREIGN KEY (view_id) REFERENCES people_view(id) ON DELETE CASCADE,
  constraint people_view_default_pkey PRIMARY KEY (user_id, list)
);
CREATE INDEX people_view_default_of_view ON people_view_default USING btree (view_id);
grant select, insert, update, delete on people_view_default to :app;

create table people_waiting_act (
  id uuid not null,
  kind text not null,
  object_id text not null,
  division_code text not null,
  releasers text[] not null,
  facts json not null,
  given jsonb not null,
  concerns_user uuid,
  asked_by_user uuid not null,
  asked_by_post uuid,
  asked_at timestamp(3) with time zone not null,
  expires_at timestamp(3) with time zone,
  decision text,
  decision_reason text,
  decided_by_user uuid,
  decided_by_post uuid,
  decided_at timestamp(3) with time zone,
  constraint people_waiting_act_check CHECK (((decision IS NULL) = (decided_at IS NULL))),
  constraint people_waiting_act_decision_check CHECK ((decision = ANY (ARRAY['released'::text, 'refused'::text, 'replaced'::text]))),
  constraint people_waiting_act_asked_by_post_fkey FOREIGN KEY (asked_by_post) REFERENCES people_post(id),
  constraint people_waiting_act_asked_by_user_fkey FOREIGN KEY (asked_by_user) REFERENCES people_user(id),
  constraint people_waiting_act_concerns_user_fkey FOREIGN KEY (concerns_user) REFERENCES people_user(id),
  constraint people_waiting_act_decided_by_post_fkey FOREIGN KEY (decided_by_post) REFERENCES people_post(id),
  constraint people_waiting_act_decided_by_user_fkey FOREIGN KEY (decided_by_user) REFERENCES people_user(id),
  constraint people_waiting_act_division_code_fkey FOREIGN KEY (division_code) REFERENCES people_division(code),
  constraint people_waiting_act_pkey PRIMARY KEY (id)
);
CREATE INDEX people_waiting_act_by_time ON people_waiting_act USING btree (asked_at DESC, id);
CREATE UNIQUE INDEX people_waiting_act_open ON people_waiting_act USING btree (kind, object_id) WHERE (decision IS NULL);
grant select, insert on people_waiting_act to :app;

create table places_code (
  id uuid not null,
  text text not null,
  window_id uuid,
  entity_id uuid,
  issued_at timestamp(3) with time zone not null,
  issued_by_post uuid,
  revoked_at timestamp(3) with time zone,
  revoked_by_post uuid,
  revoke_reason text,
  successor_id uuid,
  last_scan_week date,
  constraint places_code_check CHECK (((window_id IS NULL) <> (entity_id IS NULL))),
  constraint places_code_check1 CHECK (((revoked_at IS NULL) = (revoke_reason IS NULL))),
  constraint places_code_check2 CHECK (((successor_id IS NULL) OR (revoked_at IS NOT NULL))),
  constraint places_code_revoke_reason_check CHECK ((revoke_reason = ANY (ARRAY['lost'::text, 'damaged'::text, 'moved'::text, 'closed'::text, 'misprinted'::text, 'misused'::text, 'other'::text]))),
  constraint places_code_text_check CHECK ((text ~ '^[0-9A-HJKMNP-TV-Z]{10}$'::text)),
  constraint places_code_entity_id_fkey FOREIGN KEY (entity_id) REFERENCES places_entity(id),
  constraint places_code_window_id_fkey FOREIGN KEY (window_id) REFERENCES places_window(id),
  constraint places_code_pkey PRIMARY KEY (id),
  constraint places_code_text_key UNIQUE (text)
);
CREATE INDEX places_code_by_successor ON places_code USING btree (successor_id) WHERE (successor_id IS NOT NULL);
CREATE INDEX places_code_dead ON places_code USING btree (revoked_at) WHERE (revoked_at IS NOT NULL);
CREATE INDEX places_code_of_entity ON places_code USING btree (entity_id) WHERE (entity_id IS NOT NULL);
CREATE INDEX places_code_of_window ON places_code USING btree (window_id) WHERE (window_id IS NOT NULL);
CREATE UNIQUE INDEX places_code_living_entity ON places_code USING btree (entity_id) WHERE ((revoked_at IS NULL) AND (entity_id IS NOT NULL));
CREATE UNIQUE INDEX places_code_living_window ON places_code USING btree (window_id) WHERE ((revoked_at IS NULL) AND (window_id IS NOT NULL));
grant select, insert, update on places_code to :app;

create table places_dead_scan (
  code_id text not null,
  on_day date not null,
  scans integer not null,
  constraint places_dead_scan_scans_check CHECK ((scans > 0)),
  constraint places_dead_scan_pkey PRIMARY KEY (code_id, on_day)
);
grant select, insert, update, delete on places_dead_scan to :app;

create table places_entity (
  id uuid not null,
  uscc text not null,
  name text not null,
  kind text not null,
  division_code text not null,
  township_code text,
  status text not null,
  si_shang boolean not null,
  opened_on date,
  since_on date not null,
  closed_on date,
  version integer not null,
  found_by text,
  initials_set text,
  constraint places_entity_check CHECK (((closed_on IS NULL) OR (closed_on >= since_on))),
  constraint places_entity_initials CHECK ((initials_set ~ '^[a-z0-9]{1,200}$'::text)),
  constraint places_entity_kind_check CHECK ((kind = ANY (ARRAY['enterprise'::text, 'sole-trader'::text, 'cooperative'::text, 'foreign-branch'::text, 'other'::text]))),
  constraint places_entity_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
  constraint places_entity_status_check CHECK ((status = ANY (ARRAY['active'::text, 'dormant'::text, 'licence-revoked'::text, 'annulled'::text, 'deregistered'::text, 'moved-out'::text]))),
  constraint places_entity_uscc_check CHECK ((uscc ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'::text)),
  constraint places_entity_division_code_fkey FOREIGN KEY (division_code) REFERENCES people_division(code),
  constraint places_entity_township_code_fkey FOREIGN KEY (township_code) REFERENCES people_division(code),
  constraint places_entity_pkey PRIMARY KEY (id),
  constraint places_entity_uscc_key UNIQUE (uscc)
);
CREATE INDEX places_entity_above_scale ON places_entity USING btree (division_code, uscc) WHERE si_shang;
CREATE INDEX places_entity_found_by ON places_entity USING gin (bigrams(found_by));
CREATE INDEX places_entity_listed ON places_entity USING btree (division_code, uscc, kind, status, si_shang);
CREATE INDEX places_entity_named ON places_entity USING hash (name);
CREATE INDEX places_entity_not_active ON places_entity USING btree (status, division_code, uscc) WHERE (status <> 'active'::text);
CREATE INDEX places_entity_rare_kind ON places_entity USING btree (kind, division_code, uscc) WHERE (kind <> ALL (ARRAY['sole-trader'::text, 'enterprise'::text]));
CREATE INDEX places_entity_to_be_found ON places_entity USING btree (id) WHERE (found_by IS NULL);
grant select, insert, update, delete on places_entity to :app;

create table places_hall (
  id uuid not null,
  name text not null,
  level text not null,
  division_code text not null,
  unit_id uuid not null,
  address text not null,
  hours text not null,
  opened_on date not null,
  since_on date not null,
  closed_on date,
  version integer not null,
  found_by text,
  constraint places_hall_check CHECK ((since_on >= opened_on)),
  constraint places_hall_check1 CHECK (((closed_on IS NULL) OR (closed_on >= since_on))),
  constraint places_hall_level_check CHECK ((level = ANY (ARRAY['city'::text, 'county'::text, 'township'::text]))),
  constraint places_hall_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120))),
  constraint places_hall_division_code_fkey FOREIGN KEY (division_code) REFERENCES people_division(code),
  constraint places_hall_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint places_hall_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX places_hall_one_open_name ON places_hall USING btree (division_code, name) WHERE (closed_on IS NULL);
grant select, insert, update, delete on places_hall to :app;

create table places_hanging (
  id uuid not null,
  code_id uuid not null,
  spot text not null,
  hung_on date not null,
  noted_at timestamp(3) with time zone not null,
  by_post uuid,
  taken_down_on date,
  taken_down_by_post uuid,
  constraint places_hanging_check CHECK ((taken_down_on >= hung_on)),
  constraint places_hanging_spot_check CHECK (((char_length(spot) >= 1) AND (char_length(spot) <= 200))),
  constraint places_hanging_code_id_fkey FOREIGN KEY (code_id) REFERENCES places_code(id),
  constraint places_hanging_pkey PRIMARY KEY (id)
);
CREATE INDEX places_hanging_of_code ON places_hanging USING btree (code_id);
CREATE UNIQUE INDEX places_hanging_one_a_spot ON places_hanging USING btree (code_id, spot) WHERE (taken_down_on IS NULL);
grant select, insert, update on places_hanging to :app;

create table places_hanging_photo (
  hanging_id uuid not null,
  jpeg bytea not null,
  width integer not null,
  height integer not null,
  taken_at timestamp(3) with time zone not null,
  by_post uuid,
  constraint places_hanging_photo_hanging_id_fkey FOREIGN KEY (hanging_id) REFERENCES places_hanging(id),
  constraint places_hanging_photo_pkey PRIMARY KEY (hanging_id)
);
grant select, insert, update on places_hanging_photo to :app;

create table places_past (
  id uuid not null,
  kind text not null,
  object_id uuid not null,
  from_on date not null,
  until_on date not null,
  facts jsonb not null,
  changed_by_post uuid,
  changed_at timestamp(3) with time zone not null,
  constraint places_past_kind_check CHECK ((kind = ANY (ARRAY['hall'::text, 'window'::text, 'entity'::text]))),
  constraint places_past_pkey PRIMARY KEY (id)
);
CREATE INDEX places_past_of_object ON places_past USING btree (object_id, until_on);
grant select, insert on places_past to :app;

create table places_print (
  number integer not null,
  id uuid not null,
  format text not null,
  division_code text not null,
  printed_at timestamp(3) with time zone not null,
  by_post uuid,
  by_name text not null,
  plaques integer not null,
  origin text not null,
  issuer text not null,
  hotline text not null,
  example boolean not null,
  constraint places_print_format_check CHECK ((format = ANY (ARRAY['a4'::text, '120x160'::text]))),
  constraint places_print_number_check CHECK ((number > 0)),
  constraint places_print_plaques_check CHECK ((plaques > 0)),
  constraint places_print_division_code_fkey FOREIGN KEY (division_code) REFERENCES people_division(code),
  constraint places_print_pkey PRIMARY KEY (number),
  constraint places_print_id_key UNIQUE (id)
);
grant select, insert on places_print to :app;

create table places_print_plaque (
  print_number integer not null,
  "position" integer not null,
  code_id uuid not null,
  hall_name text,
  window_number text,
  window_name text,
  entity_name text,
  constraint places_print_plaque_position_check CHECK (("position" > 0)),
  constraint places_print_plaque_code_id_fkey FOREIGN KEY (code_id) REFERENCES places_code(id),
  constraint places_print_plaque_print_number_fkey FOREIGN KEY (print_number) REFERENCES places_print(number),
  constraint places_print_plaque_pkey PRIMARY KEY (print_number, "position")
);
CREATE INDEX places_print_plaque_of_code ON places_print_plaque USING btree (code_id, print_number DESC);
grant select, insert on places_print_plaque to :app;

create table places_window (
  id uuid not null,
  hall_id uuid not null,
  number text not null,
  name text not null,
  unit_id uuid not null,
  services text not null,
  opened_on date not null,
  since_on date not null,
  closed_on date,
  version integer not null,
  found_by text,
  constraint places_window_check CHECK ((since_on >= opened_on)),
  constraint places_window_check1 CHECK (((closed_on IS NULL) OR (closed_on >= since_on))),
  constraint places_window_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 120))),
  constraint places_window_number_check CHECK (((char_length(number) >= 1) AND (char_length(number) <= 20))),
  constraint places_window_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES places_hall(id),
  constraint places_window_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint places_window_pkey PRIMARY KEY (id)
);
CREATE INDEX places_window_of_unit ON places_window USING btree (unit_id);
CREATE UNIQUE INDEX places_window_one_open_number ON places_window USING btree (hall_id, number) WHERE (closed_on IS NULL);
grant select, insert, update, delete on places_window to :app;

create table platform_city (
  code text not null,
  name text not null,
  mode text not null,
  keys_print text not null,
  created_at timestamp(3) with time zone not null,
  constraint platform_city_mode_check CHECK ((mode = ANY (ARRAY['demo'::text, 'production'::text]))),
  constraint platform_city_pkey PRIMARY KEY (code)
);
grant select on platform_city to :app;

create table platform_job (
  name text not null,
  last_started_at timestamp(3) with time zone not null,
  last_finished_at timestamp(3) with time zone,
  last_outcome text,
  constraint platform_job_last_outcome_check CHECK ((last_outcome = ANY (ARRAY['done'::text, 'failed'::text]))),
  constraint platform_job_pkey PRIMARY KEY (name)
);
grant select, insert, update, delete on platform_job to :app;

create table platform_message (
  id uuid not null,
  channel text not null,
  kind text not null,
  about_id uuid not null,
  constraint platform_message_channel_check CHECK ((channel = ANY (ARRAY['sms'::text, 'messenger'::text]))),
  constraint platform_message_pkey PRIMARY KEY (id),
  constraint platform_message_channel_kind_about_id_key UNIQUE (channel, kind, about_id)
);
grant select, insert, update, delete on platform_message to :app;

create table platform_migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp(3) with time zone not null,
  constraint platform_migration_pkey PRIMARY KEY (name)
);
grant select on platform_migration to :app;

create table platform_outbox (
  id uuid not null,
  topic text not null,
  payload jsonb not null,
  created_at timestamp(3) with time zone not null,
  available_at timestamp(3) with time zone not null,
  attempts integer not null default 0,
  done_at timestamp(3) with time zone,
  last_error text,
  constraint platform_outbox_pkey PRIMARY KEY (id)
);
CREATE INDEX platform_outbox_waiting ON platform_outbox USING btree (available_at) WHERE (done_at IS NULL);
grant select, insert, update, delete on platform_outbox to :app;

create table platform_version (
  name text not null,
  version bigint not null,
  constraint platform_version_pkey PRIMARY KEY (name)
);
grant select, insert, update, delete on platform_version to :app;

create table record_event (
  stream_id uuid not null,
  seq integer not null,
  type text not null,
  at timestamp(3) with time zone not null,
  data jsonb not null,
  prev_hash bytea not null,
  hash bytea not null,
  kind text not null,
  constraint record_event_hash_check CHECK ((octet_length(hash) = 32)),
  constraint record_event_kind_check CHECK ((kind ~ '^[a-z]+$'::text)),
  constraint record_event_prev_hash_check CHECK ((octet_length(prev_hash) = 32)),
  constraint record_event_seq_check CHECK ((seq >= 1)),
  constraint record_event_type_check CHECK ((type ~ '^[a-z]+(-[a-z]+)*$'::text)),
  constraint record_event_pkey PRIMARY KEY (stream_id, seq)
);
CREATE TRIGGER record_event_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON record_event FOR EACH STATEMENT EXECUTE FUNCTION record_refuse_change();
grant select, insert on record_event to :app;

create table record_leaf (
  leaf_index bigint not null,
  leaf_hash bytea not null,
  blind bytea not null,
  stream_id uuid,
  seq integer,
  constraint record_leaf_blind_check CHECK ((octet_length(blind) = 32)),
  constraint record_leaf_check CHECK (((stream_id IS NULL) = (seq IS NULL))),
  constraint record_leaf_leaf_hash_check CHECK ((octet_length(leaf_hash) = 32)),
  constraint record_leaf_leaf_index_check CHECK ((leaf_index >= 0)),
  constraint record_leaf_pkey PRIMARY KEY (leaf_index)
);
CREATE INDEX record_leaf_by_hash ON record_leaf USING btree (leaf_hash);
CREATE UNIQUE INDEX record_leaf_event ON record_leaf USING btree (stream_id, seq) WHERE (stream_id IS NOT NULL);
CREATE TRIGGER record_leaf_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON record_leaf FOR EACH STATEMENT EXECUTE FUNCTION record_refuse_change();
grant select, insert on record_leaf to :app;

create table record_leaf_node (
  level integer not null,
  node_index bigint not null,
  hash bytea not null,
  constraint record_leaf_node_hash_check CHECK ((octet_length(hash) = 32)),
  constraint record_leaf_node_level_check CHECK ((level >= 1)),
  constraint record_leaf_node_node_index_check CHECK ((node_index >= 0)),
  constraint record_leaf_node_pkey PRIMARY KEY (level, node_index)
);
CREATE TRIGGER record_leaf_node_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON record_leaf_node FOR EACH STATEMENT EXECUTE FUNCTION record_refuse_change();
grant select, insert on record_leaf_node to :app;

create table record_seal (
  number bigint not null,
  size bigint not null,
  root bytea not null,
  at timestamp(3) with time zone not null,
  previous bytea not null,
  key_id text not null,
  signature bytea not null,
  constraint record_seal_number_check CHECK ((number >= 1)),
  constraint record_seal_previous_check CHECK ((octet_length(previous) = 32)),
  constraint record_seal_root_check CHECK ((octet_length(root) = 32)),
  constraint record_seal_signature_check CHECK ((octet_length(signature) = 64)),
  constraint record_seal_size_check CHECK ((size >= 0)),
  constraint record_seal_pkey PRIMARY KEY (number)
);
CREATE TRIGGER record_seal_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON record_seal FOR EACH STATEMENT EXECUTE FUNCTION record_refuse_change();
grant select, insert on record_seal to :app;

create table record_seal_key (
  key_id text not null,
  public_key bytea not null,
  first_number bigint not null,
  constraint record_seal_key_public_key_check CHECK ((octet_length(public_key) = 32)),
  constraint record_seal_key_pkey PRIMARY KEY (key_id)
);
CREATE TRIGGER record_seal_key_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON record_seal_key FOR EACH STATEMENT EXECUTE FUNCTION record_refuse_change();
grant select, insert on record_seal_key to :app;

create table record_verification (
  id uuid not null,
  asked_by_user uuid,
  asked_by_post uuid,
  asked_at timestamp(3) with time zone not null,
  begun_at timestamp(3) with time zone,
  beat_at timestamp(3) with time zone,
  step text not null,
  done bigint not null,
  ended_at timestamp(3) with time zone,
  report jsonb,
  constraint record_verification_check CHECK (((ended_at IS NOT NULL) = (step = ANY (ARRAY['done'::text, 'failed'::text])))),
  constraint record_verification_check1 CHECK (((report IS NOT NULL) = (step = 'done'::text))),
  constraint record_verification_step_check CHECK ((step = ANY (ARRAY['waiting'::text, 'seals'::text, 'tree'::text, 'events'::text, 'done'::text, 'failed'::text]))),
  constraint record_verification_pkey PRIMARY KEY (id)
);
CREATE INDEX record_verification_by_time ON record_verification USING btree (asked_at DESC, id);
CREATE UNIQUE INDEX record_verification_under_way ON record_verification USING btree ((true)) WHERE (ended_at IS NULL);
grant select, insert, update on record_verification to :app;

create table reviews_amendment (
  id uuid not null,
  review_id uuid not null,
  grade smallint not null,
  reasons text[] not null,
  words text,
  replaced_at timestamp(3) with time zone not null,
  sealed bytea,
  constraint reviews_amendment_grade_check CHECK (((grade >= 1) AND (grade <= 5))),
  constraint reviews_amendment_review_id_fkey FOREIGN KEY (review_id) REFERENCES reviews_review(id),
  constraint reviews_amendment_pkey PRIMARY KEY (id)
);
CREATE INDEX reviews_amendment_of_review ON reviews_amendment USING btree (review_id);
grant select, insert, update on reviews_amendment to :app;

create table reviews_daily (
  window_id uuid not null,
  unit_id uuid not null,
  day date not null,
  grade smallint not null,
  hall_id uuid not null,
  division_code text not null,
  reviews integer not null,
  constraint reviews_daily_grade_check CHECK (((grade >= 1) AND (grade <= 5))),
  constraint reviews_daily_reviews_check CHECK ((reviews >= 0)),
  constraint reviews_daily_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint reviews_daily_window_id_fkey FOREIGN KEY (window_id) REFERENCES places_window(id),
  constraint reviews_daily_pkey PRIMARY KEY (window_id, unit_id, day, grade)
);
CREATE INDEX reviews_daily_by_day ON reviews_daily USING btree (day);
CREATE INDEX reviews_daily_of_division ON reviews_daily USING btree (division_code, day);
grant select, insert, update, delete on reviews_daily to :app;

create table reviews_detail (
  review_id uuid not null,
  reasons text[] not null,
  words text,
  wants_answer boolean not null,
  sent_at timestamp(3) with time zone not null,
  erased_at timestamp(3) with time zone,
  sealed bytea,
  service text,
  constraint reviews_detail_review_id_fkey FOREIGN KEY (review_id) REFERENCES reviews_review(id),
  constraint reviews_detail_pkey PRIMARY KEY (review_id)
);
grant select, insert, update, delete on reviews_detail to :app;

create table reviews_entry (
  id uuid not null,
  submission_id uuid not null,
  door text not null,
  division_code text not null,
  at timestamp(3) with time zone not null,
  device_hash text,
  state text not null,
  matter_id uuid,
  discard_reason text,
  code_mark text,
  constraint reviews_entry_check CHECK (((state = 'discarded'::text) = (discard_reason IS NOT NULL))),
  constraint reviews_entry_door_check CHECK ((door = ANY (ARRAY['complaint'::text, 'suggestion'::text, 'request'::text]))),
  constraint reviews_entry_state_check CHECK ((state = ANY (ARRAY['registered'::text, 'held'::text, 'discarded'::text]))),
  constraint reviews_entry_pkey PRIMARY KEY (id),
  constraint reviews_entry_submission_id_key UNIQUE (submission_id)
);
CREATE INDEX reviews_entry_held ON reviews_entry USING btree (at) WHERE (state = 'held'::text);
CREATE INDEX reviews_entry_of_code ON reviews_entry USING btree (code_mark, at);
CREATE INDEX reviews_entry_of_device ON reviews_entry USING btree (device_hash, at) WHERE (device_hash IS NOT NULL);
grant select, insert, update on reviews_entry to :app;

create table reviews_hall_month (
  hall_id uuid not null,
  month text not null,
  division_code text not null,
  served double precision not null,
  constraint reviews_hall_month_month_check CHECK ((month ~ '^[0-9]{4}-[0-9]{2}$'::text)),
  constraint reviews_hall_month_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES places_hall(id),
  constraint reviews_hall_month_pkey PRIMARY KEY (hall_id, month)
);
grant select, insert, update, delete on reviews_hall_month to :app;

create table reviews_leaving (
  seq integer not null,
  month text not null,
  place text not null,
  week_of date,
  division_code text not null,
  unit_id uuid,
  hall_id uuid,
  window_id uuid,
  n5 integer not null,
  n4 integer not null,
  n3 integer not null,
  n2 integer not null,
  n1 integer not null,
  constraint reviews_leaving_check CHECK (((place = 'window'::text) = (window_id IS NOT NULL))),
  constraint reviews_leaving_check1 CHECK (((place = 'window'::text) = (week_of IS NOT NULL))),
  constraint reviews_leaving_check2 CHECK (((place = 'window'::text) = (hall_id IS NOT NULL))),
  constraint reviews_leaving_check3 CHECK (((place = 'window'::text) = (unit_id IS NOT NULL))),
  constraint reviews_leaving_month_check CHECK ((month ~ '^[0-9]{4}-[0-9]{2}$'::text)),
  constraint reviews_leaving_n1_check CHECK ((n1 >= 0)),
  constraint reviews_leaving_n2_check CHECK ((n2 >= 0)),
  constraint reviews_leaving_n3_check CHECK ((n3 >= 0)),
  constraint reviews_leaving_n4_check CHECK ((n4 >= 0)),
  constraint reviews_leaving_n5_check CHECK ((n5 >= 0)),
  constraint reviews_leaving_place_check CHECK ((place = ANY (ARRAY['window'::text, 'county'::text, 'city'::text]))),
  constraint reviews_leaving_seq_check CHECK ((seq > 0)),
  constraint reviews_leaving_division_code_fkey FOREIGN KEY (division_code) REFERENCES people_division(code),
  constraint reviews_leaving_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES places_hall(id),
  constraint reviews_leaving_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint reviews_leaving_window_id_fkey FOREIGN KEY (window_id) REFERENCES places_window(id),
  constraint reviews_leaving_pkey PRIMARY KEY (seq)
);
CREATE INDEX reviews_leaving_of_division ON reviews_leaving USING btree (division_code, seq);
grant select, insert on reviews_leaving to :app;

create table reviews_leaving_month (
  month text not null,
  at timestamp(3) with time zone not null,
  constraint reviews_leaving_month_month_check CHECK ((month ~ '^[0-9]{4}-[0-9]{2}$'::text)),
  constraint reviews_leaving_month_pkey PRIMARY KEY (month)
);
grant select, insert on reviews_leaving_month to :app;

create table reviews_mark (
  review_id uuid not null,
  network text,
  device text,
  at timestamp(3) with time zone not null,
  constraint reviews_mark_device_check CHECK ((device ~ '^[0-9a-f]{32}$'::text)),
  constraint reviews_mark_network_check CHECK ((network ~ '^[0-9a-f]{32}$'::text)),
  constraint reviews_mark_review_id_fkey FOREIGN KEY (review_id) REFERENCES reviews_review(id),
  constraint reviews_mark_pkey PRIMARY KEY (review_id)
);
CREATE INDEX reviews_mark_by_time ON reviews_mark USING btree (at);
grant select, insert, delete on reviews_mark to :app;

create table reviews_month (
  window_id uuid not null,
  unit_id uuid not null,
  month text not null,
  hall_id uuid not null,
  division_code text not null,
  n5 integer not null,
  n4 integer not null,
  n3 integer not null,
  n2 integer not null,
  n1 integer not null,
  weight double precision not null,
  content_weight double precision not null,
  squares double precision not null,
  served double precision,
  constraint reviews_month_month_check CHECK ((month ~ '^[0-9]{4}-[0-9]{2}$'::text)),
  constraint reviews_month_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint reviews_month_window_id_fkey FOREIGN KEY (window_id) REFERENCES places_window(id),
  constraint reviews_month_pkey PRIMARY KEY (window_id, unit_id, month)
);
CREATE INDEX reviews_month_by_month ON reviews_month USING btree (month);
CREATE INDEX reviews_month_of_division ON reviews_month USING btree (division_code, month);
grant select, insert, update, delete on reviews_month to :app;

create table reviews_photo (
  id uuid not null,
  submission_id uuid not null,
  "position" smallint not null,
  jpeg bytea not null,
  width integer not null,
  height integer not null,
  keep_until timestamp(3) with time zone,
  device_hash text,
  constraint reviews_photo_pkey PRIMARY KEY (id)
);
CREATE INDEX reviews_photo_to_drop ON reviews_photo USING btree (keep_until) WHERE (keep_until IS NOT NULL);
CREATE UNIQUE INDEX reviews_photo_in_order ON reviews_photo USING btree (submission_id, COALESCE(device_hash, ''::text), "position");
grant select, insert, update, delete on reviews_photo to :app;

create table reviews_progress (
  what text not null,
  through date not null,
  version integer not null,
  constraint reviews_progress_what_check CHECK ((what = 'weeks'::text)),
  constraint reviews_progress_pkey PRIMARY KEY (what)
);
grant select, insert, update, delete on reviews_progress to :app;

create table reviews_province (
  id uuid not null,
  source_system text not null,
  source_ref text not null,
  division_code text not null,
  unit_id uuid not null,
  hall_id uuid,
  window_id uuid,
  service_code text,
  service_name text,
  grade smallint not null,
  reasons text[] not null,
  is_default boolean not null,
  day date not null,
  channel text not null,
  version integer not null,
  words_erased_at timestamp(3) with time zone,
  constraint reviews_province_check CHECK (((hall_id IS NULL) = (window_id IS NULL))),
  constraint reviews_province_grade_check CHECK (((grade >= 1) AND (grade <= 5))),
  constraint reviews_province_service_code_check CHECK (((char_length(service_code) >= 1) AND (char_length(service_code) <= 64))),
  constraint reviews_province_service_name_check CHECK (((char_length(service_name) >= 1) AND (char_length(service_name) <= 120))),
  constraint reviews_province_source_ref_check CHECK (((char_length(source_ref) >= 1) AND (char_length(source_ref) <= 120))),
  constraint reviews_province_source_system_check CHECK (((char_length(source_system) >= 1) AND (char_length(source_system) <= 60))),
  constraint reviews_province_version_check CHECK ((version > 0)),
  constraint reviews_province_division_code_fkey FOREIGN KEY (division_code) REFERENCES people_division(code),
  constraint reviews_province_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES places_hall(id),
  constraint reviews_province_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint reviews_province_window_id_fkey FOREIGN KEY (window_id) REFERENCES places_window(id),
  constraint reviews_province_pkey PRIMARY KEY (id)
);
CREATE INDEX reviews_province_of_division ON reviews_province USING btree (division_code, day DESC, id);
CREATE INDEX reviews_province_words_past ON reviews_province USING btree (day) WHERE ((words_erased_at IS NULL) AND ((service_code IS NOT NULL) OR (service_name IS NOT NULL) OR (reasons <> '{}'::text[])));
CREATE UNIQUE INDEX reviews_province_of_number ON reviews_province USING btree (source_system, source_ref);
grant select, insert, update on reviews_province to :app;

create table reviews_province_version (
  review_id uuid not null,
  version integer not null,
  content jsonb not null,
  at timestamp(3) with time zone not null,
  system_id uuid,
  constraint reviews_province_version_version_check CHECK ((version > 0)),
  constraint reviews_province_version_review_id_fkey FOREIGN KEY (review_id) REFERENCES reviews_province(id),
  constraint reviews_province_version_system_id_fkey FOREIGN KEY (system_id) REFERENCES reviews_system(id),
  constraint reviews_province_version_pkey PRIMARY KEY (review_id, version)
);
CREATE INDEX reviews_province_version_of_system ON reviews_province_version USING btree (system_id, at) WHERE (system_id IS NOT NULL);
grant select, insert on reviews_province_version to :app;

create table reviews_review (
  id uuid not null,
  submission_id uuid not null,
  code_id uuid,
  window_id uuid not null,
  hall_id uuid not null,
  division_code text not null,
  unit_id uuid not null,
  grade smallint not null,
  day date not null,
  at timestamp(3) with time zone not null,
  device_hash text,
  lang text not null,
  notice_version integer,
  state text not null,
  open_until timestamp(3) with time zone not null,
  matter_id uuid,
  discard_reason text,
  source_system text,
  source_ref text,
  constraint reviews_review_check CHECK (((state = 'discarded'::text) = (discard_reason IS NOT NULL))),
  constraint reviews_review_grade_check CHECK (((grade >= 1) AND (grade <= 5))),
  constraint reviews_review_lang_check CHECK ((lang = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint reviews_review_own CHECK (((source_system IS NOT NULL) OR ((code_id IS NOT NULL) AND (notice_version IS NOT NULL)))),
  constraint reviews_review_source_length CHECK ((((char_length(source_system) >= 1) AND (char_length(source_system) <= 60)) AND ((char_length(source_ref) >= 1) AND (char_length(source_ref) <= 120)))),
  constraint reviews_review_source_whole CHECK (((source_system IS NULL) = (source_ref IS NULL))),
  constraint reviews_review_state_check CHECK ((state = ANY (ARRAY['open'::text, 'closed'::text, 'held'::text, 'discarded'::text]))),
  constraint reviews_review_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES places_hall(id),
  constraint reviews_review_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint reviews_review_window_id_fkey FOREIGN KEY (window_id) REFERENCES places_window(id),
  constraint reviews_review_pkey PRIMARY KEY (id),
  constraint reviews_review_matter_id_key UNIQUE (matter_id),
  constraint reviews_review_submission_id_key UNIQUE (submission_id)
);
CREATE INDEX reviews_review_by_day ON reviews_review USING btree (day);
CREATE INDEX reviews_review_of_code ON reviews_review USING btree (code_id, at);
CREATE INDEX reviews_review_of_device ON reviews_review USING btree (device_hash, at) WHERE (device_hash IS NOT NULL);
CREATE INDEX reviews_review_of_window ON reviews_review USING btree (window_id, day);
CREATE INDEX reviews_review_own_by_day ON reviews_review USING btree (day) WHERE (source_system IS NULL);
CREATE INDEX reviews_review_to_close ON reviews_review USING btree (open_until) WHERE (state = ANY (ARRAY['open'::text, 'held'::text]));
CREATE UNIQUE INDEX reviews_review_of_source ON reviews_review USING btree (source_system, source_ref) WHERE (source_system IS NOT NULL);
grant select, insert, update on reviews_review to :app;

create table reviews_served (
  place_id uuid not null,
  place_kind text not null,
  month text not null,
  hall_id uuid not null,
  division_code text not null,
  served integer not null,
  recorded_by_post uuid,
  recorded_at timestamp(3) with time zone not null,
  constraint reviews_served_month_check CHECK ((month ~ '^[0-9]{4}-[0-9]{2}$'::text)),
  constraint reviews_served_place_kind_check CHECK ((place_kind = ANY (ARRAY['window'::text, 'hall'::text]))),
  constraint reviews_served_served_check CHECK ((served >= 0)),
  constraint reviews_served_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES places_hall(id),
  constraint reviews_served_pkey PRIMARY KEY (place_id, month)
);
CREATE INDEX reviews_served_of_hall ON reviews_served USING btree (hall_id, month);
grant select, insert, update, delete on reviews_served to :app;

create table reviews_service_week (
  window_id uuid not null,
  unit_id uuid not null,
  week_of date not null,
  service text not null,
  month text not null,
  hall_id uuid not null,
  division_code text not null,
  n5 integer not null,
  n4 integer not null,
  n3 integer not null,
  n2 integer not null,
  n1 integer not null,
  constraint reviews_service_week_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint reviews_service_week_window_id_fkey FOREIGN KEY (window_id) REFERENCES places_window(id),
  constraint reviews_service_week_pkey PRIMARY KEY (window_id, unit_id, week_of, service)
);
CREATE INDEX reviews_service_week_by_month ON reviews_service_week USING btree (month);
grant select, insert, update, delete on reviews_service_week to :app;

create table reviews_sign (
  id uuid not null,
  window_id uuid not null,
  unit_id uuid not null,
  week_of date not null,
  kind text not null,
  hall_id uuid not null,
  division_code text not null,
  rule_version integer not null,
  found_at timestamp(3) with time zone not null,
  under integer not null,
  what text not null,
  seen_count double precision not null,
  seen_of double precision,
  expected double precision not null,
  minutes double precision,
  tail double precision not null,
  explained_at timestamp(3) with time zone,
  explained_by_post uuid,
  explained_by_name text,
  explanation text,
  constraint reviews_sign_check CHECK (((explained_at IS NULL) = (explained_by_post IS NULL))),
  constraint reviews_sign_check1 CHECK (((explained_at IS NULL) = (explained_by_name IS NULL))),
  constraint reviews_sign_check2 CHECK (((explained_at IS NULL) = (explanation IS NULL))),
  constraint reviews_sign_explanation_check CHECK (((char_length(explanation) >= 1) AND (char_length(explanation) <= 500))),
  constraint reviews_sign_kind_check CHECK ((kind = ANY (ARRAY['burst'::text, 'own-network'::text, 'after-hours'::text, 'uniform'::text, 'mismatch'::text]))),
  constraint reviews_sign_under_check CHECK ((under > 0)),
  constraint reviews_sign_hall_id_fkey FOREIGN KEY (hall_id) REFERENCES places_hall(id),
  constraint reviews_sign_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint reviews_sign_window_id_fkey FOREIGN KEY (window_id) REFERENCES places_window(id),
  constraint reviews_sign_pkey PRIMARY KEY (id),
  constraint reviews_sign_window_id_unit_id_week_of_kind_key UNIQUE (window_id, unit_id, week_of, kind)
);
CREATE INDEX reviews_sign_by_week ON reviews_sign USING btree (week_of DESC, id);
CREATE INDEX reviews_sign_of_division ON reviews_sign USING btree (division_code, week_of DESC);
grant select, insert, update, delete on reviews_sign to :app;

create table reviews_sign_count (
  window_id uuid not null,
  unit_id uuid not null,
  week_of date not null,
  signs text not null,
  n5 integer not null,
  n4 integer not null,
  n3 integer not null,
  n2 integer not null,
  n1 integer not null,
  constraint reviews_sign_count_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint reviews_sign_count_window_id_fkey FOREIGN KEY (window_id) REFERENCES places_window(id),
  constraint reviews_sign_count_pkey PRIMARY KEY (window_id, unit_id, week_of, signs)
);
CREATE INDEX reviews_sign_count_by_week ON reviews_sign_count USING btree (week_of);
grant select, insert, update, delete on reviews_sign_count to :app;

create table reviews_sign_week (
  week_of date not null,
  rule_version integer not null,
  judged_at timestamp(3) with time zone not null,
  looked_at integer not null,
  constraint reviews_sign_week_pkey PRIMARY KEY (week_of)
);
grant select, insert, update on reviews_sign_week to :app;

create table reviews_sign_weight (
  kind text not null,
  from_on date not null,
  weight double precision not null,
  basis text not null,
  verified boolean not null,
  constraint reviews_sign_weight_basis_check CHECK (((char_length(basis) >= 1) AND (char_length(basis) <= 400))),
  constraint reviews_sign_weight_weight_check CHECK (((weight >= (0)::double precision) AND (weight <= (1)::double precision))),
  constraint reviews_sign_weight_pkey PRIMARY KEY (kind, from_on)
);
grant select, insert on reviews_sign_weight to :app;

create table reviews_system (
  id uuid not null,
  name text not null,
  source_system text not null,
  division_code text not null,
  key_hash bytea not null,
  key_hint text not null,
  issued_at timestamp(3) with time zone not null,
  issued_by_post uuid not null,
  last_used_week date,
  revoked_at timestamp(3) with time zone,
  revoked_by_post uuid,
  revoke_reason text,
  constraint reviews_system_check CHECK (((revoked_at IS NULL) = (revoke_reason IS NULL))),
  constraint reviews_system_key_hash_check CHECK ((octet_length(key_hash) = 32)),
  constraint reviews_system_key_hint_check CHECK ((char_length(key_hint) = 4)),
  constraint reviews_system_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 80))),
  constraint reviews_system_source_system_check CHECK (((char_length(source_system) >= 1) AND (char_length(source_system) <= 60))),
  constraint reviews_system_division_code_fkey FOREIGN KEY (division_code) REFERENCES people_division(code),
  constraint reviews_system_pkey PRIMARY KEY (id),
  constraint reviews_system_key_hash_key UNIQUE (key_hash)
);
grant select, insert, update on reviews_system to :app;

create table reviews_week (
  window_id uuid not null,
  unit_id uuid not null,
  week_of date not null,
  month text not null,
  hall_id uuid not null,
  division_code text not null,
  n5 integer not null,
  n4 integer not null,
  n3 integer not null,
  n2 integer not null,
  n1 integer not null,
  weight double precision not null,
  content_weight double precision not null,
  squares double precision not null,
  constraint reviews_week_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES people_unit(id),
  constraint reviews_week_window_id_fkey FOREIGN KEY (window_id) REFERENCES places_window(id),
  constraint reviews_week_pkey PRIMARY KEY (window_id, unit_id, week_of)
);
CREATE INDEX reviews_week_by_week ON reviews_week USING btree (week_of);
CREATE INDEX reviews_week_of_unit ON reviews_week USING btree (unit_id, week_of);
grant select, insert, update, delete on reviews_week to :app;

create table reviews_week_due (
  week_of date not null,
  window_id uuid not null,
  marks integer not null,
  constraint reviews_week_due_pkey PRIMARY KEY (week_of, window_id)
);
grant select, insert, update, delete on reviews_week_due to :app;

create table vault_correction (
  id uuid not null,
  matter_id uuid not null,
  fields text not null,
  request_id uuid,
  at timestamp(3) with time zone not null,
  constraint vault_correction_request_id_fkey FOREIGN KEY (request_id) REFERENCES vault_data_request(id),
  constraint vault_correction_pkey PRIMARY KEY (id)
);
CREATE INDEX vault_correction_of_matter ON vault_correction USING btree (matter_id, at);
grant select, insert on vault_correction to :app;

create table vault_data_key (
  matter_id uuid not null,
  kek_id text not null,
  wrapped_key bytea not null,
  created_at timestamp(3) with time zone not null,
  constraint vault_data_key_pkey PRIMARY KEY (matter_id)
);
CREATE INDEX vault_data_key_of_kek ON vault_data_key USING btree (kek_id);
grant select, insert, update, delete on vault_data_key to :app;

create table vault_data_request (
  id uuid not null,
  matter_id uuid not null,
  division_code text not null,
  lane text not null,
  kind text not null,
  channel text not null,
  known_by text not null,
  identified boolean not null,
  words bytea,
  received_on date not null,
  limit_version integer not null,
  limit_amount integer not null,
  limit_unit text not null,
  due_on date not null,
  due_provisional boolean not null,
  by_user uuid,
  by_post uuid,
  for_post uuid,
  office_unit text,
  office_post text,
  at timestamp(3) with time zone not null,
  constraint vault_data_request_channel_check CHECK ((channel = ANY (ARRAY['track-page'::text, 'in-person'::text, 'letter'::text]))),
  constraint vault_data_request_check CHECK (((channel = 'track-page'::text) = (by_user IS NULL))),
  constraint vault_data_request_check1 CHECK (((by_user IS NULL) = (office_unit IS NULL))),
  constraint vault_data_request_kind_check CHECK ((kind = ANY (ARRAY['copy'::text, 'correct'::text, 'erase'::text, 'explain'::text]))),
  constraint vault_data_request_known_by_check CHECK ((known_by = ANY (ARRAY['receipt'::text, 'comparison'::text]))),
  constraint vault_data_request_lane_check CHECK ((lane = ANY (ARRAY['ordinary'::text, 'discipline'::text]))),
  constraint vault_data_request_limit_unit_check CHECK ((limit_unit = ANY (ARRAY['working-day'::text, 'calendar-day'::text]))),
  constraint vault_data_request_pkey PRIMARY KEY (id)
);
CREATE INDEX vault_data_request_of_division ON vault_data_request USING btree (division_code, due_on);
CREATE INDEX vault_data_request_of_matter ON vault_data_request USING btree (matter_id, at);
grant select, insert on vault_data_request to :app;

create table vault_data_step (
  request_id uuid not null,
  no integer not null,
  what text not null,
  ground text,
  reason text,
  submission_id uuid,
  by_user uuid,
  by_post uuid,
  for_post uuid,
  office_unit text,
  office_post text,
  at timestamp(3) with time zone not null,
  constraint vault_data_step_check CHECK (((what = 'refused'::text) = (ground IS NOT NULL))),
  constraint vault_data_step_check1 CHECK (((by_user IS NULL) = (reason IS NULL))),
  constraint vault_data_step_check2 CHECK (((by_user IS NULL) = (submission_id IS NULL))),
  constraint vault_data_step_check3 CHECK (((by_user IS NULL) = (office_unit IS NULL))),
  constraint vault_data_step_no_check CHECK ((no > 0)),
  constraint vault_data_step_reason_check CHECK ((char_length(reason) >= 10)),
  constraint vault_data_step_what_check CHECK ((what = ANY (ARRAY['proposed'::text, 'denied'::text, 'done'::text, 'refused'::text]))),
  constraint vault_data_step_request_id_fkey FOREIGN KEY (request_id) REFERENCES vault_data_request(id),
  constraint vault_data_step_pkey PRIMARY KEY (request_id, no),
  constraint vault_data_step_submission_id_key UNIQUE (submission_id)
);
grant select, insert on vault_data_step to :app;

create table vault_decision (
  request_id uuid not null,
  approved boolean not null,
  reason text not null,
  decided_by_user uuid not null,
  decided_by_post uuid not null,
  decided_for_post uuid,
  office_unit text not null,
  office_post text not null,
  at timestamp(3) with time zone not null,
  constraint vault_decision_reason_check CHECK ((char_length(reason) >= 10)),
  constraint vault_decision_request_id_fkey FOREIGN KEY (request_id) REFERENCES vault_request(id),
  constraint vault_decision_pkey PRIMARY KEY (request_id)
);
grant select, insert on vault_decision to :app;

create table vault_erasure (
  id uuid not null,
  matter_id uuid not null,
  secrets integer not null,
  at timestamp(3) with time zone not null,
  constraint vault_erasure_pkey PRIMARY KEY (id)
);
CREATE INDEX vault_erasure_of_matter ON vault_erasure USING btree (matter_id);
grant select, insert on vault_erasure to :app;

create table vault_notice (
  matter_id uuid not null,
  sealed bytea not null,
  lang text not null,
  since timestamp(3) with time zone not null,
  new_at timestamp(3) with time zone,
  newest_at timestamp(3) with time zone,
  told_at timestamp(3) with time zone not null,
  uses integer not null default 0,
  used_on date,
  constraint vault_notice_lang_check CHECK ((lang = ANY (ARRAY['zh'::text, 'en'::text]))),
  constraint vault_notice_pkey PRIMARY KEY (matter_id)
);
CREATE INDEX vault_notice_news ON vault_notice USING btree (matter_id) WHERE (new_at IS NOT NULL);
grant select, insert, update, delete on vault_notice to :app;

create table vault_opening (
  id uuid not null,
  matter_id uuid not null,
  fields text not null,
  reason text not null,
  request_id uuid,
  opened_by_user uuid not null,
  opened_by_post uuid not null,
  opened_for_post uuid,
  office_unit text not null,
  office_post text not null,
  at timestamp(3) with time zone not null,
  constraint vault_opening_reason_check CHECK ((char_length(reason) >= 10)),
  constraint vault_opening_request_id_fkey FOREIGN KEY (request_id) REFERENCES vault_request(id),
  constraint vault_opening_pkey PRIMARY KEY (id),
  constraint vault_opening_request_id_key UNIQUE (request_id)
);
CREATE INDEX vault_opening_of_matter ON vault_opening USING btree (matter_id, at);
grant select, insert on vault_opening to :app;

create table vault_request (
  id uuid not null,
  matter_id uuid not null,
  fields text not null,
  reason text not null,
  asked_by_user uuid not null,
  asked_by_post uuid not null,
  asked_for_post uuid,
  office_unit text not null,
  office_post text not null,
  at timestamp(3) with time zone not null,
  constraint vault_request_reason_check CHECK ((char_length(reason) >= 10)),
  constraint vault_request_pkey PRIMARY KEY (id)
);
CREATE INDEX vault_request_of_matter ON vault_request USING btree (matter_id);
grant select, insert on vault_request to :app;

create table vault_secret (
  matter_id uuid not null,
  field text not null,
  sealed bytea not null,
  sealed_at timestamp(3) with time zone not null,
  constraint vault_secret_field_check CHECK ((field ~ '^[a-z-]{1,32}$'::text)),
  constraint vault_secret_matter_id_fkey FOREIGN KEY (matter_id) REFERENCES vault_data_key(matter_id),
  constraint vault_secret_pkey PRIMARY KEY (matter_id, field)
);
grant select, insert, update, delete on vault_secret to :app;

CREATE OR REPLACE FUNCTION bigrams(words text)
 RETURNS text[]
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$declare pairs text[] := '{}'; begin
    for place in 1 .. char_length(words) - 1 loop pairs[place] := substr(words, place, 2); end loop; return pairs; end$function$;

CREATE OR REPLACE FUNCTION imports_count_rows()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
AS $function$begin analyze imports_row; end$function$;

CREATE OR REPLACE FUNCTION people_forget_audit(before timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'c411400'
AS $function$ with gone as (delete from people_audit where at < least(before, now() - interval '184 days') returning 1) select count(*) from gone $function$;

CREATE OR REPLACE FUNCTION people_forget_waiting_acts(before timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'c411400'
AS $function$ with gone as (delete from people_waiting_act where decision is not null and decided_at < least(before, now() - interval '184 days') returning 1) select count(*) from gone $function$;

CREATE OR REPLACE FUNCTION record_refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$begin raise exception 'the log is append-only' using errcode = '55000'; end$function$;

CREATE OR REPLACE FUNCTION search_form(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$select translate(
    regexp_replace(normalize(words, NFKC), '\s+', '', 'g'), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')$function$;
