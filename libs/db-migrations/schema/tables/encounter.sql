-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A visit or stay of a patient (FHIR Encounter)
create table encounter (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose record
  location_id uuid, -- @key Site where it took place
  practitioner_id uuid, -- @key Who saw the patient
  status text not null, -- @clinical planned, arrived, triaged, in-progress, onleave, finished, cancelled or entered-in-error
  class text not null, -- @clinical ambulatory, emergency, inpatient, home or virtual
  type_system text, -- @clinical Code system of the kind of visit (URI)
  type_code text, -- @clinical Code of the kind of visit
  type_display text, -- @clinical The kind of visit in words
  reason_system text, -- @clinical Code system of the reason for it (URI)
  reason_code text, -- @clinical Code of the reason for it
  reason_display text, -- @clinical The reason for it in words
  started_at timestamp(3) with time zone not null, -- @date When it began
  ended_at timestamp(3) with time zone, -- @date When it ended
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  status_reason text, -- @text Why it was cancelled, reopened or entered in error
  constraint encounter_pkey PRIMARY KEY (id),
  constraint encounter_id_patient_id_key UNIQUE (id, patient_id),
  constraint encounter_check CHECK (((ended_at IS NULL) OR (ended_at >= started_at))),
  constraint encounter_class_check CHECK ((class = ANY (ARRAY['ambulatory'::text, 'emergency'::text, 'inpatient'::text, 'home'::text, 'virtual'::text]))),
  constraint encounter_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'arrived'::text, 'triaged'::text, 'in-progress'::text, 'onleave'::text, 'finished'::text, 'cancelled'::text, 'entered-in-error'::text]))),
  constraint encounter_location_id_fkey FOREIGN KEY (location_id) REFERENCES location(id),
  constraint encounter_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id),
  constraint encounter_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioner(id)
);

CREATE INDEX encounter_location_id ON public.encounter USING btree (location_id, started_at);
CREATE INDEX encounter_patient_id ON public.encounter USING btree (patient_id, started_at DESC);
CREATE INDEX encounter_practitioner_id ON public.encounter USING btree (practitioner_id, started_at);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.encounter FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant insert, select, update on encounter to ehr_app;
