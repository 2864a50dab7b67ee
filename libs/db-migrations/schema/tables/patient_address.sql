-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Where the person lives (FHIR Address)
create table patient_address (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose address
  position smallint not null default 0, -- @operational Order in which they are shown
  use text, -- @operational home, work, temp, old or billing
  lines text[] not null default '{}'::text[], -- @geography Street, house and flat, line by line
  city text, -- @geography City or village
  district text, -- @geography District or county
  state text, -- @quasi State, governorate or province
  postal_code text, -- @geography Postal code
  country text, -- @quasi Country
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint patient_address_pkey PRIMARY KEY (id),
  constraint patient_address_use_check CHECK ((use = ANY (ARRAY['home'::text, 'work'::text, 'temp'::text, 'old'::text, 'billing'::text]))),
  constraint patient_address_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id)
);

CREATE INDEX patient_address_patient_id ON public.patient_address USING btree (patient_id);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.patient_address FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant delete, insert, select, update on patient_address to ehr_app;
