-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- An allergy, an intolerance, or that none is known (FHIR AllergyIntolerance)
create table allergy_intolerance (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose record
  code_system text not null, -- @clinical Code system of the agent (URI)
  code text not null, -- @clinical Code of the agent
  code_display text not null, -- @clinical The agent in words
  type text, -- @clinical allergy or intolerance
  category text, -- @clinical food, medication, environment or biologic
  criticality text, -- @clinical low, high or unable-to-assess
  clinical_status text not null default 'active'::text, -- @clinical active, inactive or resolved
  verification_status text not null default 'confirmed'::text, -- @clinical unconfirmed, confirmed, refuted or entered-in-error
  is_none_known boolean not null default false, -- @clinical True: the record states that no allergy is known
  reaction text, -- @clinical What happened
  reaction_severity text, -- @clinical mild, moderate or severe
  onset_at timestamp(3) with time zone, -- @date When it began
  recorded_at timestamp(3) with time zone, -- @date When it was first noted
  note text, -- @text Remarks
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  reactions jsonb, -- @clinical All reactions, the severest first; reaction and its severity repeat that one
  onset_on date, -- @date When it began as people wrote it: the day, or the first of the month or year
  onset_precision text, -- @clinical day, month or year: what of onset_on is known
  status_reason text, -- @text Why it is no longer active, was refuted or was entered in error
  constraint allergy_intolerance_pkey PRIMARY KEY (id),
  constraint allergy_intolerance_category_check CHECK ((category = ANY (ARRAY['food'::text, 'medication'::text, 'environment'::text, 'biologic'::text]))),
  constraint allergy_intolerance_clinical_status_check CHECK ((clinical_status = ANY (ARRAY['active'::text, 'inactive'::text, 'resolved'::text]))),
  constraint allergy_intolerance_criticality_check CHECK ((criticality = ANY (ARRAY['low'::text, 'high'::text, 'unable-to-assess'::text]))),
  constraint allergy_intolerance_onset CHECK (((onset_on IS NULL) = (onset_precision IS NULL))),
  constraint allergy_intolerance_onset_precision CHECK ((onset_precision = ANY (ARRAY['day'::text, 'month'::text, 'year'::text]))),
  constraint allergy_intolerance_reaction_severity_check CHECK ((reaction_severity = ANY (ARRAY['mild'::text, 'moderate'::text, 'severe'::text]))),
  constraint allergy_intolerance_reactions CHECK ((jsonb_typeof(reactions) = 'array'::text)),
  constraint allergy_intolerance_type_check CHECK ((type = ANY (ARRAY['allergy'::text, 'intolerance'::text]))),
  constraint allergy_intolerance_verification_status_check CHECK ((verification_status = ANY (ARRAY['unconfirmed'::text, 'confirmed'::text, 'refuted'::text, 'entered-in-error'::text]))),
  constraint allergy_intolerance_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id)
);

CREATE INDEX allergy_intolerance_patient_id ON public.allergy_intolerance USING btree (patient_id, clinical_status);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.allergy_intolerance FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant insert, select, update on allergy_intolerance to ehr_app;
