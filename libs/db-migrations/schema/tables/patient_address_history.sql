-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of patient_address
create table patient_address_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose address
  position smallint not null, -- @operational Order in which they are shown
  use text, -- @operational home, work, temp, old or billing
  lines text[] not null, -- @geography Street, house and flat, line by line
  city text, -- @geography City or village
  district text, -- @geography District or county
  state text, -- @quasi State, governorate or province
  postal_code text, -- @geography Postal code
  country text, -- @quasi Country
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint patient_address_history_pkey PRIMARY KEY (id, version)
);

grant select on patient_address_history to ehr_app;
