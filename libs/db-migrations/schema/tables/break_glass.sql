-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Somebody opened a restricted chart without a care relation
create table break_glass (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose chart
  user_id uuid not null, -- @key Account that opened it
  session_id uuid not null, -- @key Session that it was opened in
  reason_code text not null, -- @clinical emergency, covering, consultation, follow-up, patient-request or other
  reason_text text not null, -- @text Why, in the words of who opened it
  expires_at timestamp(3) with time zone not null, -- @operational Until when the chart is open to the account
  reviewed_at timestamp(3) with time zone, -- @operational When somebody looked into it
  reviewed_by uuid, -- @key Account that looked into it, never the one that opened the chart
  review_note text, -- @text What was found
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint break_glass_pkey PRIMARY KEY (id),
  constraint break_glass_reason_code_check CHECK ((reason_code = ANY (ARRAY['emergency'::text, 'covering'::text, 'consultation'::text, 'follow-up'::text, 'patient-request'::text, 'other'::text]))),
  constraint break_glass_review CHECK ((num_nulls(reviewed_at, reviewed_by) = ANY (ARRAY[0, 2]))),
  constraint break_glass_review_note CHECK (((review_note IS NULL) OR (reviewed_at IS NOT NULL))),
  constraint break_glass_reviewed_by_another CHECK ((reviewed_by <> user_id)),
  constraint break_glass_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id),
  constraint break_glass_user_id_fkey FOREIGN KEY (user_id) REFERENCES app_user(id)
);

CREATE INDEX break_glass_patient_id ON public.break_glass USING btree (patient_id, user_id, expires_at);
CREATE INDEX break_glass_unreviewed ON public.break_glass USING btree (id) WHERE (reviewed_at IS NULL);
CREATE INDEX break_glass_user_id ON public.break_glass USING btree (user_id);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.break_glass FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant insert, select on break_glass to ehr_app;
grant update (review_note) on break_glass to ehr_app;
grant update (reviewed_at) on break_glass to ehr_app;
grant update (reviewed_by) on break_glass to ehr_app;
grant update (updated_by) on break_glass to ehr_app;
