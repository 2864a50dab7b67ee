-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A time set aside for a patient with a practitioner (FHIR Appointment)
create table appointment (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose record
  location_id uuid not null, -- @key Site where it is to take place; its time zone says which day it is on
  practitioner_id uuid not null, -- @key Whom the patient is to see
  starts_at timestamp(3) with time zone not null, -- @date When it begins
  ends_at timestamp(3) with time zone not null, -- @date When it ends
  status text not null default 'booked'::text, -- @clinical booked, arrived, checked-in (in the room), fulfilled (done), noshow, cancelled or entered-in-error
  visit_type_system text, -- @clinical Code system of the kind of visit (URI)
  visit_type_code text, -- @clinical Code of the kind of visit
  visit_type_display text, -- @clinical The kind of visit in words
  reason_system text, -- @clinical Code system of the reason for it (URI)
  reason_code text, -- @clinical Code of the reason for it
  reason_display text, -- @clinical The reason for it in words
  reason_text text, -- @text The reason for it as the patient says it
  comment text, -- @text What the desk must know
  cancel_reason text, -- @text Why it was cancelled
  overlap_reason text, -- @text Why the practitioner is booked twice at this time
  arrived_at timestamp(3) with time zone, -- @date When the patient came
  in_room_at timestamp(3) with time zone, -- @date When the patient was taken in
  done_at timestamp(3) with time zone, -- @date When the patient was done
  encounter_id uuid, -- @key Visit that came of it
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint appointment_pkey PRIMARY KEY (id),
  constraint appointment_check CHECK ((ends_at > starts_at)),
  constraint appointment_check1 CHECK (((status <> 'cancelled'::text) OR (cancel_reason IS NOT NULL))),
  constraint appointment_status_check CHECK ((status = ANY (ARRAY['booked'::text, 'arrived'::text, 'checked-in'::text, 'fulfilled'::text, 'noshow'::text, 'cancelled'::text, 'entered-in-error'::text]))),
  constraint appointment_encounter_id_fkey FOREIGN KEY (encounter_id) REFERENCES encounter(id),
  constraint appointment_location_id_fkey FOREIGN KEY (location_id) REFERENCES location(id),
  constraint appointment_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id),
  constraint appointment_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioner(id),
  constraint appointment_no_overlap EXCLUDE USING gist (practitioner_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (((status = ANY (ARRAY['booked'::text, 'arrived'::text, 'checked-in'::text, 'fulfilled'::text])) AND (overlap_reason IS NULL))) DEFERRABLE
);

CREATE INDEX appointment_encounter_id ON public.appointment USING btree (encounter_id);
CREATE INDEX appointment_location_id ON public.appointment USING btree (location_id, starts_at);
CREATE INDEX appointment_patient_id ON public.appointment USING btree (patient_id, starts_at DESC);
CREATE INDEX appointment_practitioner_id ON public.appointment USING btree (practitioner_id, starts_at);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.appointment FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant insert, select, update on appointment to ehr_app;
