-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Each time a chart was restricted or opened again, and why
create table chart_restriction (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the decision
  patient_id uuid not null, -- @key Whose chart
  is_restricted boolean not null, -- @operational True: restricted from then on; false: open again
  reason text not null, -- @text Why, in the words of who decided
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When it was decided
  created_by uuid, -- @key Account that decided
  constraint chart_restriction_pkey PRIMARY KEY (id),
  constraint chart_restriction_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id)
);

CREATE INDEX chart_restriction_patient_id ON public.chart_restriction USING btree (patient_id, created_at DESC);

grant insert, select on chart_restriction to ehr_app;
