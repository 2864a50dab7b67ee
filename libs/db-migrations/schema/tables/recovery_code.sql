-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Codes that stand in once each for a lost authenticator
create table recovery_code (
  user_id uuid not null, -- @key Account that it belongs to
  code_hash bytea not null, -- @secret Keyed hash of the code
  used_at timestamp with time zone, -- @operational When it was used; null: not yet
  constraint recovery_code_pkey PRIMARY KEY (user_id, code_hash),
  constraint recovery_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id) ON DELETE CASCADE
);

grant delete, insert, select, update on recovery_code to ehr_app;
