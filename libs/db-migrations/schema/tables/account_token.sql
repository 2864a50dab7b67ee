-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A link that sets an account’s password, once
create table account_token (
  token_hash bytea not null, -- @secret SHA-256 of what the link carries
  user_id uuid not null, -- @key Account whose password it sets
  purpose text not null, -- @operational invitation (the first password) or recovery (a forgotten one)
  expires_at timestamp with time zone not null, -- @operational When it is no longer accepted
  used_at timestamp with time zone, -- @operational When it was used; null: not yet
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When it was made
  constraint account_token_pkey PRIMARY KEY (token_hash),
  constraint account_token_purpose_check CHECK ((purpose = ANY (ARRAY['invitation'::text, 'recovery'::text]))),
  constraint account_token_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id) ON DELETE CASCADE
);

CREATE INDEX account_token_expires_at ON public.account_token USING btree (expires_at);
CREATE INDEX account_token_user_id ON public.account_token USING btree (user_id);

grant delete, insert, select, update on account_token to ehr_app;
