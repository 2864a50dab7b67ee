-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A proof that was asked for and is awaited, such as a reset of a password
create table app_verification (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the proof
  identifier text not null, -- @secret What is to be proved, may hold an e-mail address
  value text not null, -- @secret What proves it
  expires_at timestamp with time zone not null, -- @operational When it is no longer accepted
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When it was asked for
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When it was last changed
  constraint app_verification_pkey PRIMARY KEY (id)
);

CREATE INDEX app_verification_identifier_idx ON public.app_verification USING btree (identifier);

grant delete, insert, select, update on app_verification to ehr_app;
