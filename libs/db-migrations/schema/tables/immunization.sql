-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A vaccination, given or not (FHIR Immunization)
create table immunization (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose record
  encounter_id uuid, -- @key Visit that it belongs to
  code_system text not null, -- @clinical Code system of the vaccine (URI)
  code text not null, -- @clinical Code of the vaccine
  code_display text not null, -- @clinical The vaccine in words
  status text not null, -- @clinical completed, not-done or entered-in-error
  status_reason text, -- @clinical Why it was not given
  occurred_at timestamp(3) with time zone not null, -- @date When it was given
  lot_number text, -- @clinical Lot of the vaccine
  expires_on date, -- @clinical Expiry date of the lot
  site text, -- @clinical Where on the body
  dose_number smallint, -- @clinical Which dose of the series
  is_primary_source boolean not null default true, -- @clinical True: recorded by who gave it; false: as reported
  note text, -- @text Remarks
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  occurred_on date, -- @date When a dose told of was given: the day, or the first of the month or year
  occurred_precision text, -- @clinical day, month or year: what of occurred_on is known
  route text, -- @clinical How it was given, in words or one of our own codes
  performer text, -- @name Who gave it, as recorded
  place text, -- @text Where it was given, as recorded
  error_reason text, -- @text Why it was entered in error
  constraint immunization_pkey PRIMARY KEY (id),
  constraint immunization_dose_number_check CHECK (((dose_number >= 1) AND (dose_number <= 20))),
  constraint immunization_occurred CHECK (((occurred_on IS NULL) = (occurred_precision IS NULL))),
  constraint immunization_occurred_precision CHECK ((occurred_precision = ANY (ARRAY['day'::text, 'month'::text, 'year'::text]))),
  constraint immunization_status_check CHECK ((status = ANY (ARRAY['completed'::text, 'not-done'::text, 'entered-in-error'::text]))),
  constraint immunization_encounter_id_fkey FOREIGN KEY (encounter_id) REFERENCES encounter(id),
  constraint immunization_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id)
);

CREATE INDEX immunization_encounter_id ON public.immunization USING btree (encounter_id);
CREATE INDEX immunization_patient_id ON public.immunization USING btree (patient_id, occurred_at DESC);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.immunization FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant insert, select, update on immunization to ehr_app;
