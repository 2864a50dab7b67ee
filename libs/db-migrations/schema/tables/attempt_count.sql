-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- How often something that can be guessed was tried lately
create table attempt_count (
  key bytea not null, -- @secret Keyed hash of who tried what from where
  kind text not null, -- @operational What is counted
  attempts integer not null, -- @operational Attempts that did not succeed, in this window
  window_ends_at timestamp with time zone not null, -- @operational When counting starts anew
  constraint attempt_count_pkey PRIMARY KEY (key)
);

CREATE INDEX attempt_count_window_ends_at ON public.attempt_count USING btree (window_ends_at);

grant delete, insert, select, update on attempt_count to ehr_app;
