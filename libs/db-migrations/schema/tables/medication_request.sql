-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A prescription (FHIR MedicationRequest)
create table medication_request (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose record
  encounter_id uuid, -- @key Visit that it belongs to
  practitioner_id uuid, -- @key Who prescribed it
  code_system text not null, -- @clinical Code system of the drug (URI)
  code text not null, -- @clinical Code of the drug
  code_display text not null, -- @clinical The drug in words
  status text not null, -- @clinical active, on-hold, cancelled, completed, stopped, draft or entered-in-error
  intent text not null default 'order'::text, -- @clinical FHIR request intent, order as a rule
  dose_quantity numeric, -- @clinical Dose at a time
  dose_unit text, -- @clinical Unit of the dose (UCUM)
  route text, -- @clinical Route, in words
  frequency text, -- @clinical How often, in words
  instructions text, -- @text Instructions to the patient
  is_as_needed boolean not null default false, -- @clinical Only when needed
  authored_at timestamp(3) with time zone not null, -- @date When it was prescribed
  stopped_at timestamp(3) with time zone, -- @date When it was stopped
  stop_reason text, -- @text Why it was stopped
  reason_system text, -- @clinical Code system of the reason for it (URI)
  reason_code text, -- @clinical Code of the reason for it
  reason_display text, -- @clinical The reason for it in words
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  frequency_code text, -- @clinical How often, as a code of the contract; frequency has it in words
  starts_on date, -- @date First day of taking it
  ends_on date, -- @date Last day of taking it, where that is planned
  stop_code text, -- @clinical Why it was stopped, as a code of the contract
  status_reason text, -- @text Why it is on hold, was changed or was entered in error
  constraint medication_request_pkey PRIMARY KEY (id),
  constraint medication_request_intent_check CHECK ((intent = ANY (ARRAY['proposal'::text, 'plan'::text, 'order'::text, 'original-order'::text, 'reflex-order'::text, 'filler-order'::text, 'instance-order'::text, 'option'::text]))),
  constraint medication_request_period CHECK ((ends_on >= starts_on)),
  constraint medication_request_status_check CHECK ((status = ANY (ARRAY['active'::text, 'on-hold'::text, 'cancelled'::text, 'completed'::text, 'stopped'::text, 'draft'::text, 'entered-in-error'::text]))),
  constraint medication_request_encounter_id_fkey FOREIGN KEY (encounter_id) REFERENCES encounter(id),
  constraint medication_request_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id),
  constraint medication_request_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioner(id)
);

CREATE INDEX medication_request_encounter_id ON public.medication_request USING btree (encounter_id);
CREATE INDEX medication_request_patient_id ON public.medication_request USING btree (patient_id, status);
CREATE INDEX medication_request_practitioner_id ON public.medication_request USING btree (practitioner_id);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.medication_request FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant insert, select, update on medication_request to ehr_app;
