-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- What an account may do, and where
create table user_role (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the grant
  user_id uuid not null, -- @key Account that holds the role
  role text not null, -- @operational administrator, clinician, nurse, front-desk, auditor or pharmacist
  location_id uuid, -- @key Site that the role holds at; null: everywhere
  granted_at timestamp with time zone not null default clock_timestamp(), -- @operational When it was given
  granted_by uuid, -- @key Account that gave it; null: the installation
  constraint user_role_pkey PRIMARY KEY (id),
  constraint user_role_user_id_role_location_id_key UNIQUE NULLS NOT DISTINCT (user_id, role, location_id),
  constraint user_role_role_check CHECK ((role = ANY (ARRAY['administrator'::text, 'clinician'::text, 'nurse'::text, 'front-desk'::text, 'auditor'::text, 'pharmacist'::text]))),
  constraint user_role_location_id_fkey FOREIGN KEY (location_id) REFERENCES location(id),
  constraint user_role_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id)
);

CREATE INDEX user_role_location_id ON public.user_role USING btree (location_id);

grant delete, insert, select on user_role to ehr_app;
