-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of break_glass
create table break_glass_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose chart
  user_id uuid not null, -- @key Account that opened it
  session_id uuid not null, -- @key Session that it was opened in
  reason_code text not null, -- @clinical emergency, covering, consultation, follow-up, patient-request or other
  reason_text text not null, -- @text Why, in the words of who opened it
  expires_at timestamp(3) with time zone not null, -- @operational Until when the chart is open to the account
  reviewed_at timestamp(3) with time zone, -- @operational When somebody looked into it
  reviewed_by uuid, -- @key Account that looked into it, never the one that opened the chart
  review_note text, -- @text What was found
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint break_glass_history_pkey PRIMARY KEY (id, version)
);

grant select on break_glass_history to ehr_app;
