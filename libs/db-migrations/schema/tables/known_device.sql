-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A browser in which an account has signed in before
create table known_device (
  user_id uuid not null, -- @key Account that signed in
  device_hash bytea not null, -- @device-id SHA-256 of what the browser’s cookie carries
  last_used_at timestamp with time zone not null, -- @operational When it last signed in there
  constraint known_device_pkey PRIMARY KEY (user_id, device_hash),
  constraint known_device_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id) ON DELETE CASCADE
);

CREATE INDEX known_device_device_hash ON public.known_device USING btree (device_hash);
CREATE INDEX known_device_last_used_at ON public.known_device USING btree (last_used_at);

grant delete, insert, select, update on known_device to ehr_app;
