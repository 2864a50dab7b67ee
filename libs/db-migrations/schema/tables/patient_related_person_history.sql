-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of patient_related_person
create table patient_related_person_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose relation
  position smallint not null, -- @operational Order in which they are called
  relationship text not null, -- @quasi What the person is to the patient
  name text not null, -- @name Name of the related person
  phone text, -- @phone Telephone number of the related person
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint patient_related_person_history_pkey PRIMARY KEY (id, version)
);

grant select on patient_related_person_history to ehr_app;
