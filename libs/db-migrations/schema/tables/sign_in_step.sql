-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Somebody whose password was right and whose second factor is awaited
create table sign_in_step (
  token_hash bytea not null, -- @secret SHA-256 of what the browser’s cookie carries
  user_id uuid not null, -- @key Account that is signing in
  step text not null, -- @operational What is awaited: a code, or that a second factor is set up
  attempts smallint not null default 0, -- @operational How many codes were tried
  expires_at timestamp with time zone not null, -- @operational When the password must be given again
  constraint sign_in_step_pkey PRIMARY KEY (token_hash),
  constraint sign_in_step_step_check CHECK ((step = ANY (ARRAY['second-factor'::text, 'enrolment'::text]))),
  constraint sign_in_step_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id) ON DELETE CASCADE
);

CREATE INDEX sign_in_step_expires_at ON public.sign_in_step USING btree (expires_at);
CREATE INDEX sign_in_step_user_id ON public.sign_in_step USING btree (user_id);

grant delete, insert, select, update on sign_in_step to ehr_app;
