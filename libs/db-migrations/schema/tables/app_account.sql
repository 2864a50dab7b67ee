-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A way for an account to prove who it is
create table app_account (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the way
  user_id uuid not null, -- @key Account that it proves
  provider_id text not null, -- @operational credential for a password, else the identity provider
  account_id text not null, -- @other-id Id of the account with that provider
  password text, -- @secret Hash of the password (argon2id, with its salt); null: none was set
  access_token text, -- @secret Access token of the identity provider
  refresh_token text, -- @secret Refresh token of the identity provider
  id_token text, -- @secret Id token of the identity provider
  access_token_expires_at timestamp with time zone, -- @operational When the access token ends
  refresh_token_expires_at timestamp with time zone, -- @operational When the refresh token ends
  scope text, -- @operational What the tokens allow
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When it was set up
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When it was last changed
  constraint app_account_pkey PRIMARY KEY (id),
  constraint app_account_provider_id_account_id_key UNIQUE (provider_id, account_id),
  constraint app_account_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id) ON DELETE CASCADE
);

CREATE INDEX app_account_user_id_idx ON public.app_account USING btree (user_id);

grant insert, select, update on app_account to ehr_app;
