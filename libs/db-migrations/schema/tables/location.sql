-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A site of the clinic (FHIR Location)
create table location (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  name text not null, -- @public Name of the site as published
  time_zone text not null, -- @public IANA name of the site’s time zone
  is_active boolean not null default true, -- @operational Whether patients are seen here today
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint location_pkey PRIMARY KEY (id)
);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.location FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant insert, select, update on location to ehr_app;
