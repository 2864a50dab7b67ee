-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Who did what to whose record, when, from where (FHIR AuditEvent)
create table audit_event (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the event
  recorded_at timestamp with time zone not null default clock_timestamp(), -- @operational When it was recorded
  action text not null, -- @operational create, read, update, delete, search, export, sign-in, sign-out
  outcome text not null, -- @operational success, refused or failed
  operation text not null, -- @operational Operation id of the route, or name of the command
  user_id uuid, -- @key Account that acted; null: nobody signed in, or a command
  roles text[] not null default '{}'::text[], -- @operational Roles that the account held
  session_id uuid, -- @key Session that it happened in
  patient_ids uuid[] not null default '{}'::uuid[], -- @key Patients whose data was shown or changed
  record_type text, -- @operational Table of the record
  record_id uuid, -- @key Record that was read or changed
  record_version integer, -- @operational Its version afterwards
  detail jsonb, -- @text What was asked or changed, as the action needs it
  reason text, -- @text Why, in the words of who acted
  client_address inet, -- @ip Address that the request came from
  user_agent text, -- @device-id Browser that the request came from
  request_id text, -- @operational Id of the request, as in the logs
  changes jsonb, -- @text What a write changed: by column, the value before and after
  constraint audit_event_pkey PRIMARY KEY (recorded_at, id),
  constraint audit_event_outcome_check CHECK ((outcome = ANY (ARRAY['success'::text, 'refused'::text, 'failed'::text])))
) partition by RANGE (recorded_at);

CREATE INDEX audit_event_patient_ids ON ONLY public.audit_event USING gin (patient_ids);
CREATE INDEX audit_event_record_id ON ONLY public.audit_event USING btree (record_id, recorded_at) WHERE (record_id IS NOT NULL);
CREATE INDEX audit_event_user_id ON ONLY public.audit_event USING btree (user_id, recorded_at);

grant insert, select on audit_event to ehr_app;
