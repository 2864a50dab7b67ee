-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Where an imported record came from
create table source_record (
  source text not null, -- @operational Name of the source that the import read
  source_type text not null, -- @operational Type of the record there, for instance a FHIR resource type
  source_id text not null, -- @other-id Id of the record there
  record_type text not null, -- @operational Table of the record here
  record_id uuid not null, -- @key Id of the record here
  record_version integer not null, -- @operational Version that the import wrote; a higher one was edited here since
  hash bytea not null, -- @operational SHA-256 of the content that was mapped
  imported_at timestamp with time zone not null default clock_timestamp(), -- @operational When the import wrote it
  constraint source_record_pkey PRIMARY KEY (source, source_type, source_id)
);

CREATE INDEX source_record_record ON public.source_record USING btree (record_type, record_id);

grant insert, select, update on source_record to ehr_app;
