-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A problem or diagnosis (FHIR Condition)
create table condition (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose record
  encounter_id uuid, -- @key Visit that it belongs to
  code_system text not null, -- @clinical Code system of the problem (URI)
  code text not null, -- @clinical Code of the problem
  code_display text not null, -- @clinical The problem in words
  category text not null default 'problem-list-item'::text, -- @clinical problem-list-item or encounter-diagnosis
  clinical_status text not null, -- @clinical active, recurrence, relapse, inactive, remission or resolved
  verification_status text not null default 'confirmed'::text, -- @clinical unconfirmed, provisional, differential, confirmed, refuted or entered-in-error
  onset_at timestamp(3) with time zone, -- @date When it began
  abated_at timestamp(3) with time zone, -- @date When it was over
  recorded_at timestamp(3) with time zone, -- @date When it was first noted
  note text, -- @text Remarks
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  severity text, -- @clinical mild, moderate or severe
  onset_on date, -- @date When it began as people wrote it: the day, or the first of the month or year
  onset_precision text, -- @clinical day, month or year: what of onset_on is known
  abated_on date, -- @date When it was over as people wrote it: the day, or the first of the month or year
  abated_precision text, -- @clinical day, month or year: what of abated_on is known
  error_reason text, -- @text Why it was entered in error
  constraint condition_pkey PRIMARY KEY (id),
  constraint condition_abated CHECK (((abated_on IS NULL) = (abated_precision IS NULL))),
  constraint condition_abated_precision CHECK ((abated_precision = ANY (ARRAY['day'::text, 'month'::text, 'year'::text]))),
  constraint condition_category_check CHECK ((category = ANY (ARRAY['problem-list-item'::text, 'encounter-diagnosis'::text]))),
  constraint condition_clinical_status_check CHECK ((clinical_status = ANY (ARRAY['active'::text, 'recurrence'::text, 'relapse'::text, 'inactive'::text, 'remission'::text, 'resolved'::text]))),
  constraint condition_onset CHECK (((onset_on IS NULL) = (onset_precision IS NULL))),
  constraint condition_onset_precision CHECK ((onset_precision = ANY (ARRAY['day'::text, 'month'::text, 'year'::text]))),
  constraint condition_severity CHECK ((severity = ANY (ARRAY['mild'::text, 'moderate'::text, 'severe'::text]))),
  constraint condition_verification_status_check CHECK ((verification_status = ANY (ARRAY['unconfirmed'::text, 'provisional'::text, 'differential'::text, 'confirmed'::text, 'refuted'::text, 'entered-in-error'::text]))),
  constraint condition_encounter_id_fkey FOREIGN KEY (encounter_id) REFERENCES encounter(id),
  constraint condition_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id)
);

CREATE INDEX condition_encounter_id ON public.condition USING btree (encounter_id);
CREATE INDEX condition_patient_id ON public.condition USING btree (patient_id, clinical_status);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.condition FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant insert, select, update on condition to ehr_app;
