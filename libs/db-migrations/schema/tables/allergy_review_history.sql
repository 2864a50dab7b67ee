-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of allergy_review
create table allergy_review_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose allergies
  reviewed_at timestamp(3) with time zone not null, -- @date When
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint allergy_review_history_pkey PRIMARY KEY (id, version)
);

grant select on allergy_review_history to ehr_app;
