-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of patient_contact
create table patient_contact_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whom it reaches
  position smallint not null, -- @operational Order in which they are tried
  system text not null, -- @operational phone, email, fax, sms, url, pager or other
  use text, -- @operational home, work, mobile, temp or old
  value text not null, -- @phone The number or address
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint patient_contact_history_pkey PRIMARY KEY (id, version)
);

grant select on patient_contact_history to ehr_app;
