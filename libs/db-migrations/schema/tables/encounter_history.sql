-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of encounter
create table encounter_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose record
  location_id uuid, -- @key Site where it took place
  practitioner_id uuid, -- @key Who saw the patient
  status text not null, -- @clinical planned, arrived, triaged, in-progress, onleave, finished, cancelled or entered-in-error
  class text not null, -- @clinical ambulatory, emergency, inpatient, home or virtual
  type_system text, -- @clinical Code system of the kind of visit (URI)
  type_code text, -- @clinical Code of the kind of visit
  type_display text, -- @clinical The kind of visit in words
  reason_system text, -- @clinical Code system of the reason for it (URI)
  reason_code text, -- @clinical Code of the reason for it
  reason_display text, -- @clinical The reason for it in words
  started_at timestamp(3) with time zone not null, -- @date When it began
  ended_at timestamp(3) with time zone, -- @date When it ended
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  status_reason text, -- @text Why it was cancelled, reopened or entered in error
  constraint encounter_history_pkey PRIMARY KEY (id, version)
);

grant select on encounter_history to ehr_app;
