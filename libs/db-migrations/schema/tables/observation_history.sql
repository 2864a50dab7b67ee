-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of observation
create table observation_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose record
  encounter_id uuid, -- @key Visit that it belongs to
  category text not null, -- @clinical FHIR observation category
  code_system text not null, -- @clinical Code system of what was measured (URI)
  code text not null, -- @clinical Code of what was measured
  code_display text not null, -- @clinical What was measured in words
  status text not null, -- @clinical registered, preliminary, final, amended, corrected, cancelled, entered-in-error or unknown
  effective_at timestamp(3) with time zone not null, -- @date When it was true
  issued_at timestamp(3) with time zone, -- @date When it was reported
  value_quantity numeric, -- @clinical Measured value, with the reported precision
  value_unit text, -- @clinical Unit (UCUM)
  value_system text, -- @clinical Code system of a coded value (URI)
  value_code text, -- @clinical Code of a coded value
  value_display text, -- @clinical A coded value in words
  value_text text, -- @text Value in words
  reference_low numeric, -- @clinical Lower end of the reference range
  reference_high numeric, -- @clinical Upper end of the reference range
  reference_text text, -- @clinical Reference range in words, with its population
  interpretation text, -- @clinical N, L, H, LL, HH, A or AA
  performer text, -- @name Laboratory or person that measured
  note text, -- @text Remarks
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  status_reason text, -- @text Why it was corrected or entered in error
  constraint observation_history_pkey PRIMARY KEY (id, version)
);

grant select on observation_history to ehr_app;
