-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Former states of installation
create table installation_history (
  superseded_at timestamp with time zone not null default clock_timestamp(), -- @operational When this state was replaced
  id uuid not null, -- @key Always the same
  clinic_name text not null, -- @public Name of the clinic as published
  time_zone text not null, -- @public IANA name of the time zone that the clinic works in
  data_class text not null, -- @operational What the data is: synthetic, anonymized or phi
  mrn_prefix text not null, -- @operational What medical record numbers begin with
  demo_seed integer, -- @operational Seed of the demo clinic, where one was loaded
  demo_anchor date, -- @operational Monday of the week that the demo clinic was made for
  demo_completed_at timestamp with time zone, -- @operational When the demo clinic was completely loaded
  names_staff_in_reports boolean not null, -- @operational Whether a patient’s report of who opened the chart names people, or their roles only
  second_factor_roles text[] not null, -- @operational Roles that must sign in with a second factor
  idle_minutes smallint not null, -- @operational Minutes without use after which a session is locked
  session_hours smallint not null, -- @operational Hours after which a session ends, however busy
  care_relation_days smallint not null, -- @operational For how many days a visit opens a restricted chart to who took part
  break_glass_hours smallint not null, -- @operational For how many hours a broken glass opens a restricted chart
  version integer not null, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null, -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null, -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  mrn_digits smallint not null, -- @operational How many digits a medical record number has at least; filled up with zeros
  languages text[], -- @operational Languages of the interface that are offered; null: all that there are
  default_language text not null, -- @operational Language for whom none of their own is offered
  digits text not null, -- @operational Digits of the interface beside clinical values: latn, or arab for a language’s own
  logo_sha256 text, -- @operational Which picture is the logo; null: none
  constraint installation_history_pkey PRIMARY KEY (id, version)
);

grant select on installation_history to ehr_app;
