-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A code system that records are coded in (FHIR CodeSystem)
create table code_system (
  uri text not null, -- @public Address that names the code system
  name text not null, -- @public Short name for people
  version text, -- @public Release that was imported last; null: only the shipped list
  licence text not null, -- @public Whose it is, and the terms of use
  imported_at timestamp with time zone, -- @operational When it was imported last
  constraint code_system_pkey PRIMARY KEY (uri)
);

grant select, update on code_system to ehr_app;
