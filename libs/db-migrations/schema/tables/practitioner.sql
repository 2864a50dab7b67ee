-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A person who treats patients here or elsewhere (FHIR Practitioner)
create table practitioner (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  family_name text, -- @name Family name
  given_name text, -- @name Given names
  prefix text, -- @name Title before the name
  licence_number text, -- @licence-number Number of the licence to practise (in the US, the NPI)
  specialty text, -- @quasi What the person practises
  is_active boolean not null default true, -- @operational Whether the person works here today
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint practitioner_pkey PRIMARY KEY (id),
  constraint practitioner_check CHECK (((family_name IS NOT NULL) OR (given_name IS NOT NULL)))
);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.practitioner FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant insert, select, update on practitioner to ehr_app;
