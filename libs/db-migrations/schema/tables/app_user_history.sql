-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of app_user
create table app_user_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  name text not null, -- @name Name that the others see
  email text not null, -- @email Address to sign in with, in lower case
  email_verified boolean not null, -- @operational Whether the address was shown to be theirs
  image text, -- @url Address of a picture; not used
  practitioner_id uuid, -- @key Who the account treats patients as
  is_active boolean not null, -- @operational False: may not sign in, and all sessions are over
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint app_user_history_pkey PRIMARY KEY (id, version)
);

grant select on app_user_history to ehr_app;
