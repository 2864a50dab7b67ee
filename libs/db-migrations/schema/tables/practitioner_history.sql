-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of practitioner
create table practitioner_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  family_name text, -- @name Family name
  given_name text, -- @name Given names
  prefix text, -- @name Title before the name
  licence_number text, -- @licence-number Number of the licence to practise (in the US, the NPI)
  specialty text, -- @quasi What the person practises
  is_active boolean not null, -- @operational Whether the person works here today
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint practitioner_history_pkey PRIMARY KEY (id, version)
);

grant select on practitioner_history to ehr_app;
