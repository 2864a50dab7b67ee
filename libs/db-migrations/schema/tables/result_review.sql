-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A person who treats has seen a result
create table result_review (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the mark
  patient_id uuid not null, -- @key Whose record
  observation_id uuid not null, -- @key Result that was seen
  observation_version integer not null, -- @operational Version of the result that was seen
  seen_at timestamp(3) with time zone not null default clock_timestamp(), -- @date When it was seen
  seen_by uuid not null, -- @key Account of who has seen it
  constraint result_review_pkey PRIMARY KEY (id),
  constraint result_review_observation_id_observation_version_seen_by_key UNIQUE (observation_id, observation_version, seen_by),
  constraint result_review_observation_id_fkey FOREIGN KEY (observation_id) REFERENCES observation(id),
  constraint result_review_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id),
  constraint result_review_seen_by_fkey FOREIGN KEY (seen_by) REFERENCES app_user(id)
);

CREATE INDEX result_review_patient_id ON public.result_review USING btree (patient_id);
CREATE INDEX result_review_seen_by ON public.result_review USING btree (seen_by);

grant insert, select on result_review to ehr_app;
