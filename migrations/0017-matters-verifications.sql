-- What the verifier found whenever the offices or the night had it look: a good result can be shown, a bad one not talked away.
create table matters_verification (
  id uuid primary key,
  -- Null: the night asked.
  asked_by_user uuid,
  asked_by_post uuid,
  asked_at timestamptz(3) not null,
  begun_at timestamptz(3),
  -- The last sign of life: a process that died is found by its silence.
  beat_at timestamptz(3),
  step text not null check (step in ('waiting', 'seals', 'tree', 'events', 'done', 'failed')),
  done bigint not null,
  ended_at timestamptz(3),
  report jsonb,
  check ((ended_at is not null) = (step in ('done', 'failed'))),
  check ((report is not null) = (step = 'done'))
);

create index matters_verification_by_time on matters_verification (asked_at desc, id);

-- Two people who ask at once share one look.
create unique index matters_verification_under_way on matters_verification ((true)) where ended_at is null;

revoke delete, truncate on matters_verification from :app;
