-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Somebody went through the allergies of a patient and found them right
create table allergy_review (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose allergies
  reviewed_at timestamp(3) with time zone not null, -- @date When
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint allergy_review_pkey PRIMARY KEY (id),
  constraint allergy_review_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id)
);

CREATE INDEX allergy_review_patient_id ON public.allergy_review USING btree (patient_id, reviewed_at);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.allergy_review FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant insert, select on allergy_review to ehr_app;
