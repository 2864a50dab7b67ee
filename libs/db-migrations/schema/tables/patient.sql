-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A person under care (FHIR Patient)
create table patient (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  mrn text not null, -- @record-number Medical record number
  birth_date date, -- @date Birth date; the first of the month or year where only that is known
  birth_date_precision text, -- @quasi How much of the birth date is known
  sex text not null default 'unknown'::text, -- @quasi Administrative sex
  gender_identity text, -- @quasi Gender as the person states it
  language text, -- @quasi Language the person prefers, BCP 47
  is_active boolean not null default true, -- @operational Whether the record is in use
  inactive_reason text, -- @text Why it is not in use
  is_deceased boolean not null default false, -- @clinical Whether the person has died
  deceased_at timestamp with time zone, -- @date When the person died, where known
  is_restricted boolean not null default false, -- @operational Whether only those with a care relation may open the chart
  multiple_birth_order smallint, -- @quasi Place in a multiple birth; a twin has look-alikes
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint patient_pkey PRIMARY KEY (id),
  constraint patient_mrn_key UNIQUE (mrn),
  constraint patient_birth_date_precision_check CHECK ((birth_date_precision = ANY (ARRAY['day'::text, 'month'::text, 'year'::text]))),
  constraint patient_check CHECK (((birth_date IS NULL) = (birth_date_precision IS NULL))),
  constraint patient_check1 CHECK (((deceased_at IS NULL) OR is_deceased)),
  constraint patient_check2 CHECK ((is_active OR (inactive_reason IS NOT NULL))),
  constraint patient_gender_identity_check CHECK ((gender_identity = ANY (ARRAY['woman'::text, 'man'::text, 'non-binary'::text, 'other'::text, 'not-disclosed'::text]))),
  constraint patient_multiple_birth_order_check CHECK (((multiple_birth_order >= 1) AND (multiple_birth_order <= 12))),
  constraint patient_sex_check CHECK ((sex = ANY (ARRAY['female'::text, 'male'::text, 'other'::text, 'unknown'::text])))
);

CREATE INDEX patient_birth_date ON public.patient USING btree (birth_date);
CREATE INDEX patient_mrn_prefix ON public.patient USING btree (mrn text_pattern_ops);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.patient FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant insert, select, update on patient to ehr_app;
