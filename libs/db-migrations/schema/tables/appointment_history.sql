-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of appointment
create table appointment_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose record
  location_id uuid not null, -- @key Site where it is to take place; its time zone says which day it is on
  practitioner_id uuid not null, -- @key Whom the patient is to see
  starts_at timestamp(3) with time zone not null, -- @date When it begins
  ends_at timestamp(3) with time zone not null, -- @date When it ends
  status text not null, -- @clinical booked, arrived, checked-in (in the room), fulfilled (done), noshow, cancelled or entered-in-error
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
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint appointment_history_pkey PRIMARY KEY (id, version)
);

grant select on appointment_history to ehr_app;
