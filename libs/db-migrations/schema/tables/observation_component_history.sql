-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of observation_component
create table observation_component_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  observation_id uuid not null, -- @key Observation that it is part of
  position smallint not null, -- @operational Order in which they are shown
  code_system text not null, -- @clinical Code system of what was measured (URI)
  code text not null, -- @clinical Code of what was measured
  code_display text not null, -- @clinical What was measured in words
  value_quantity numeric, -- @clinical Measured value, with the reported precision
  value_unit text, -- @clinical Unit (UCUM)
  value_system text, -- @clinical Code system of a coded value (URI)
  value_code text, -- @clinical Code of a coded value
  value_display text, -- @clinical A coded value in words
  value_text text, -- @text Value in words
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint observation_component_history_pkey PRIMARY KEY (id, version)
);

grant select on observation_component_history to ehr_app;
