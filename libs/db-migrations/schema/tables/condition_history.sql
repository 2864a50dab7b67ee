-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of condition
create table condition_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose record
  encounter_id uuid, -- @key Visit that it belongs to
  code_system text not null, -- @clinical Code system of the problem (URI)
  code text not null, -- @clinical Code of the problem
  code_display text not null, -- @clinical The problem in words
  category text not null, -- @clinical problem-list-item or encounter-diagnosis
  clinical_status text not null, -- @clinical active, recurrence, relapse, inactive, remission or resolved
  verification_status text not null, -- @clinical unconfirmed, provisional, differential, confirmed, refuted or entered-in-error
  onset_at timestamp(3) with time zone, -- @date When it began
  abated_at timestamp(3) with time zone, -- @date When it was over
  recorded_at timestamp(3) with time zone, -- @date When it was first noted
  note text, -- @text Remarks
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  severity text, -- @clinical mild, moderate or severe
  onset_on date, -- @date When it began as people wrote it: the day, or the first of the month or year
  onset_precision text, -- @clinical day, month or year: what of onset_on is known
  abated_on date, -- @date When it was over as people wrote it: the day, or the first of the month or year
  abated_precision text, -- @clinical day, month or year: what of abated_on is known
  error_reason text, -- @text Why it was entered in error
  constraint condition_history_pkey PRIMARY KEY (id, version)
);

grant select on condition_history to ehr_app;
