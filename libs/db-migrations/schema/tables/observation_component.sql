-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- One of several values of an observation, such as systolic pressure (FHIR Observation.component)
create table observation_component (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  observation_id uuid not null, -- @key Observation that it is part of
  position smallint not null default 0, -- @operational Order in which they are shown
  code_system text not null, -- @clinical Code system of what was measured (URI)
  code text not null, -- @clinical Code of what was measured
  code_display text not null, -- @clinical What was measured in words
  value_quantity numeric, -- @clinical Measured value, with the reported precision
  value_unit text, -- @clinical Unit (UCUM)
  value_system text, -- @clinical Code system of a coded value (URI)
  value_code text, -- @clinical Code of a coded value
  value_display text, -- @clinical A coded value in words
  value_text text, -- @text Value in words
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint observation_component_pkey PRIMARY KEY (id),
  constraint observation_component_observation_id_fkey FOREIGN KEY (observation_id) REFERENCES observation(id)
);

CREATE INDEX observation_component_observation_id ON public.observation_component USING btree (observation_id);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.observation_component FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant delete, insert, select, update on observation_component to ehr_app;
