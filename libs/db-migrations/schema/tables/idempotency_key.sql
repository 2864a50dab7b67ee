-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Answers of creates, so that a repeated request makes nothing twice
create table idempotency_key (
  user_id uuid not null, -- @key Account that made the request
  key text not null, -- @operational Idempotency-Key of the request
  operation text not null, -- @operational Operation id of the route
  request_hash bytea not null, -- @operational SHA-256 of what was asked
  status smallint not null, -- @operational HTTP status of the answer
  answer jsonb not null, -- @text Body of the answer, and what the audit says of it
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When it was answered
  constraint idempotency_key_pkey PRIMARY KEY (user_id, key),
  constraint idempotency_key_key_check CHECK (((length(key) >= 8) AND (length(key) <= 200)))
);

CREATE INDEX idempotency_key_created_at ON public.idempotency_key USING btree (created_at);

grant delete, insert, select on idempotency_key to ehr_app;
