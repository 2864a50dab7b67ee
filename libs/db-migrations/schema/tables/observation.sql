-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A measured or asked fact (FHIR Observation)
create table observation (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose record
  encounter_id uuid, -- @key Visit that it belongs to
  category text not null, -- @clinical FHIR observation category
  code_system text not null, -- @clinical Code system of what was measured (URI)
  code text not null, -- @clinical Code of what was measured
  code_display text not null, -- @clinical What was measured in words
  status text not null, -- @clinical registered, preliminary, final, amended, corrected, cancelled, entered-in-error or unknown
  effective_at timestamp(3) with time zone not null, -- @date When it was true
  issued_at timestamp(3) with time zone, -- @date When it was reported
  value_quantity numeric, -- @clinical Measured value, with the reported precision
  value_unit text, -- @clinical Unit (UCUM)
  value_system text, -- @clinical Code system of a coded value (URI)
  value_code text, -- @clinical Code of a coded value
  value_display text, -- @clinical A coded value in words
  value_text text, -- @text Value in words
  reference_low numeric, -- @clinical Lower end of the reference range
  reference_high numeric, -- @clinical Upper end of the reference range
  reference_text text, -- @clinical Reference range in words, with its population
  interpretation text, -- @clinical N, L, H, LL, HH, A or AA
  performer text, -- @name Laboratory or person that measured
  note text, -- @text Remarks
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  status_reason text, -- @text Why it was corrected or entered in error
  constraint observation_pkey PRIMARY KEY (id),
  constraint observation_category_check CHECK ((category = ANY (ARRAY['vital-signs'::text, 'laboratory'::text, 'survey'::text, 'social-history'::text, 'imaging'::text, 'procedure'::text, 'exam'::text, 'therapy'::text, 'activity'::text]))),
  constraint observation_interpretation_check CHECK ((interpretation = ANY (ARRAY['N'::text, 'L'::text, 'H'::text, 'LL'::text, 'HH'::text, 'A'::text, 'AA'::text]))),
  constraint observation_status_check CHECK ((status = ANY (ARRAY['registered'::text, 'preliminary'::text, 'final'::text, 'amended'::text, 'corrected'::text, 'cancelled'::text, 'entered-in-error'::text, 'unknown'::text]))),
  constraint observation_encounter_id_fkey FOREIGN KEY (encounter_id) REFERENCES encounter(id),
  constraint observation_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id)
);

CREATE INDEX observation_abnormal ON public.observation USING btree (effective_at DESC) WHERE ((category = 'laboratory'::text) AND (status = ANY (ARRAY['final'::text, 'amended'::text, 'corrected'::text])) AND ((interpretation <> 'N'::text) OR ((interpretation IS NULL) AND ((value_quantity < reference_low) OR (value_quantity > reference_high)))));
CREATE INDEX observation_encounter_id ON public.observation USING btree (encounter_id);
CREATE INDEX observation_patient_id ON public.observation USING btree (patient_id, category, effective_at DESC);
CREATE INDEX observation_trend ON public.observation USING btree (patient_id, code, effective_at DESC);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.observation FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant insert, select, update on observation to ehr_app;
