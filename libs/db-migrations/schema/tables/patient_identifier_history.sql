-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of patient_identifier
create table patient_identifier_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose identifier
  position smallint not null, -- @operational Order in which they are shown
  type text not null, -- @operational national-id, passport, driving-licence, insurance or other
  system text, -- @operational Who gave the number (URI)
  value text not null, -- @national-id The number, as on the document
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint patient_identifier_history_pkey PRIMARY KEY (id, version)
);

grant select on patient_identifier_history to ehr_app;
