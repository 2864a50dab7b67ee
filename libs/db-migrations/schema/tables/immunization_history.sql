-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of immunization
create table immunization_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
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
  is_primary_source boolean not null, -- @clinical True: recorded by who gave it; false: as reported
  note text, -- @text Remarks
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  occurred_on date, -- @date When a dose told of was given: the day, or the first of the month or year
  occurred_precision text, -- @clinical day, month or year: what of occurred_on is known
  route text, -- @clinical How it was given, in words or one of our own codes
  performer text, -- @name Who gave it, as recorded
  place text, -- @text Where it was given, as recorded
  error_reason text, -- @text Why it was entered in error
  constraint immunization_history_pkey PRIMARY KEY (id, version)
);

grant select on immunization_history to ehr_app;
