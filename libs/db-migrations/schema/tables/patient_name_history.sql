-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of patient_name
create table patient_name_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose name
  position smallint not null, -- @operational Order in which they are shown
  use text not null, -- @operational official, usual, maiden, nickname, old, anonymous or temp
  family text, -- @name Family name
  given text[] not null, -- @name Given names, in order
  prefix text, -- @name Title before the name
  suffix text, -- @name What stands behind the name
  language text, -- @quasi Language or script of this form of the name, BCP 47
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint patient_name_history_pkey PRIMARY KEY (id, version)
);

grant select on patient_name_history to ehr_app;
