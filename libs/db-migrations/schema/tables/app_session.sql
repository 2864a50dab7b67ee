-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Somebody signed in, in one browser
create table app_session (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the session
  user_id uuid not null, -- @key Account that signed in
  token text not null, -- @secret SHA-256 of what the cookie carries
  expires_at timestamp with time zone not null, -- @operational When it ends unless it is used before
  ip_address text, -- @ip Address that the account signed in from
  user_agent text, -- @device-id Browser that the account signed in with
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the account signed in
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the session was last prolonged
  locked_at timestamp with time zone, -- @operational When it was locked; the password of its user opens it again
  constraint app_session_pkey PRIMARY KEY (id),
  constraint app_session_token_key UNIQUE (token),
  constraint app_session_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id) ON DELETE CASCADE
);

CREATE INDEX app_session_expires_at ON public.app_session USING btree (expires_at);
CREATE INDEX app_session_user_id_idx ON public.app_session USING btree (user_id);

grant delete, insert, select, update on app_session to ehr_app;
