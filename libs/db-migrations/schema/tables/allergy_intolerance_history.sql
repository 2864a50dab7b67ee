-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of allergy_intolerance
create table allergy_intolerance_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose record
  code_system text not null, -- @clinical Code system of the agent (URI)
  code text not null, -- @clinical Code of the agent
  code_display text not null, -- @clinical The agent in words
  type text, -- @clinical allergy or intolerance
  category text, -- @clinical food, medication, environment or biologic
  criticality text, -- @clinical low, high or unable-to-assess
  clinical_status text not null, -- @clinical active, inactive or resolved
  verification_status text not null, -- @clinical unconfirmed, confirmed, refuted or entered-in-error
  is_none_known boolean not null, -- @clinical True: the record states that no allergy is known
  reaction text, -- @clinical What happened
  reaction_severity text, -- @clinical mild, moderate or severe
  onset_at timestamp(3) with time zone, -- @date When it began
  recorded_at timestamp(3) with time zone, -- @date When it was first noted
  note text, -- @text Remarks
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  reactions jsonb, -- @clinical All reactions, the severest first; reaction and its severity repeat that one
  onset_on date, -- @date When it began as people wrote it: the day, or the first of the month or year
  onset_precision text, -- @clinical day, month or year: what of onset_on is known
  status_reason text, -- @text Why it is no longer active, was refuted or was entered in error
  constraint allergy_intolerance_history_pkey PRIMARY KEY (id, version)
);

grant select on allergy_intolerance_history to ehr_app;
