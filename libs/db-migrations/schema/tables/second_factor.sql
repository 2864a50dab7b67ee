-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Codes of an authenticator (TOTP, RFC 6238) as an account’s second factor
create table second_factor (
  user_id uuid not null, -- @key Account that it belongs to
  secret bytea not null, -- @secret Key of the codes, encrypted with a key derived from AUTH_SECRET
  last_step bigint, -- @operational Time step of the last code accepted; it and earlier ones are refused
  confirmed_at timestamp with time zone, -- @operational When a first code was given; null: set up and not in force
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When it was set up
  constraint second_factor_pkey PRIMARY KEY (user_id),
  constraint second_factor_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id) ON DELETE CASCADE
);

grant delete, insert, select, update on second_factor to ehr_app;
