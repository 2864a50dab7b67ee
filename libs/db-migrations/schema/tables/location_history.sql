-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of location
create table location_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  name text not null, -- @public Name of the site as published
  time_zone text not null, -- @public IANA name of the site’s time zone
  is_active boolean not null, -- @operational Whether patients are seen here today
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint location_history_pkey PRIMARY KEY (id, version)
);

grant select on location_history to ehr_app;
