-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Next of kin and other contacts (FHIR Patient.contact)
create table patient_related_person (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose relation
  position smallint not null default 0, -- @operational Order in which they are called
  relationship text not null, -- @quasi What the person is to the patient
  name text not null, -- @name Name of the related person
  phone text, -- @phone Telephone number of the related person
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint patient_related_person_pkey PRIMARY KEY (id),
  constraint patient_related_person_relationship_check CHECK ((relationship = ANY (ARRAY['mother'::text, 'father'::text, 'spouse'::text, 'partner'::text, 'child'::text, 'sibling'::text, 'guardian'::text, 'friend'::text, 'other'::text]))),
  constraint patient_related_person_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id)
);

CREATE INDEX patient_related_person_patient_id ON public.patient_related_person USING btree (patient_id);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.patient_related_person FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant delete, insert, select, update on patient_related_person to ehr_app;
