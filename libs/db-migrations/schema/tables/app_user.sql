-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- An account of a person who works here
create table app_user (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  name text not null, -- @name Name that the others see
  email text not null, -- @email Address to sign in with, in lower case
  email_verified boolean not null default false, -- @operational Whether the address was shown to be theirs
  image text, -- @url Address of a picture; not used
  practitioner_id uuid, -- @key Who the account treats patients as
  is_active boolean not null default true, -- @operational False: may not sign in, and all sessions are over
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint app_user_pkey PRIMARY KEY (id),
  constraint app_user_email_key UNIQUE (email),
  constraint app_user_email_check CHECK ((email = lower(email))),
  constraint app_user_practitioner_id_fkey FOREIGN KEY (practitioner_id) REFERENCES practitioner(id)
);

CREATE INDEX app_user_practitioner_id ON public.app_user USING btree (practitioner_id);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.app_user FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant insert, select, update on app_user to ehr_app;
