-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A drug warning that was set aside, and why
create table medication_override (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose prescription
  medication_id uuid not null, -- @key The prescription that was made nevertheless
  kind text not null, -- @clinical What the warning was about: an allergy, cross-reactivity, the same drug
  severity text not null, -- @clinical high, moderate or low
  conflict_id uuid not null, -- @key The allergy or prescription that it conflicts with
  conflict_version integer not null, -- @operational Version of that record when the warning was given
  conflict_system text not null, -- @clinical Code system of what it conflicts with (URI)
  conflict_code text not null, -- @clinical Code of what it conflicts with
  conflict_display text not null, -- @clinical What it conflicts with, in words
  matched text not null, -- @clinical The ingredient or class that both have
  knowledge_version text not null, -- @operational Version of the drug knowledge that warned
  reason_code text not null, -- @clinical Why it was set aside, as a code of the contract
  reason text not null, -- @text Why it was set aside, in words
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint medication_override_pkey PRIMARY KEY (id),
  constraint medication_override_severity_check CHECK ((severity = ANY (ARRAY['high'::text, 'moderate'::text, 'low'::text]))),
  constraint medication_override_medication_id_fkey FOREIGN KEY (medication_id) REFERENCES medication_request(id),
  constraint medication_override_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id)
);

CREATE INDEX medication_override_medication_id ON public.medication_override USING btree (medication_id);
CREATE INDEX medication_override_patient_id ON public.medication_override USING btree (patient_id);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.medication_override FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant insert, select on medication_override to ehr_app;
