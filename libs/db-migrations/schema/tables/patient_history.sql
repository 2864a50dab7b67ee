-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of patient
create table patient_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  mrn text not null, -- @record-number Medical record number
  birth_date date, -- @date Birth date; the first of the month or year where only that is known
  birth_date_precision text, -- @quasi How much of the birth date is known
  sex text not null, -- @quasi Administrative sex
  gender_identity text, -- @quasi Gender as the person states it
  language text, -- @quasi Language the person prefers, BCP 47
  is_active boolean not null, -- @operational Whether the record is in use
  inactive_reason text, -- @text Why it is not in use
  is_deceased boolean not null, -- @clinical Whether the person has died
  deceased_at timestamp with time zone, -- @date When the person died, where known
  is_restricted boolean not null, -- @operational Whether only those with a care relation may open the chart
  multiple_birth_order smallint, -- @quasi Place in a multiple birth; a twin has look-alikes
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint patient_history_pkey PRIMARY KEY (id, version)
);

grant select on patient_history to ehr_app;
