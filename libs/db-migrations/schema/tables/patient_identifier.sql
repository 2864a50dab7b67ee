-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A number that someone else knows the person by (FHIR Identifier)
create table patient_identifier (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose identifier
  position smallint not null default 0, -- @operational Order in which they are shown
  type text not null, -- @operational national-id, passport, driving-licence, insurance or other
  system text, -- @operational Who gave the number (URI)
  value text not null, -- @national-id The number, as on the document
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint patient_identifier_pkey PRIMARY KEY (id),
  constraint patient_identifier_type_check CHECK ((type = ANY (ARRAY['national-id'::text, 'passport'::text, 'driving-licence'::text, 'insurance'::text, 'other'::text]))),
  constraint patient_identifier_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id)
);

CREATE INDEX patient_identifier_patient_id ON public.patient_identifier USING btree (patient_id);
CREATE INDEX patient_identifier_value ON public.patient_identifier USING btree (identifier_form(value) text_pattern_ops);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.patient_identifier FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant delete, insert, select, update on patient_identifier to ehr_app;
