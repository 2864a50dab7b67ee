-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- The one clinic organisation that this installation serves
create table installation (
  id smallint not null default 1, -- @key Always 1
  clinic_name text not null, -- @public Name of the clinic as published
  time_zone text not null, -- @public IANA name of the time zone that the clinic works in
  data_class text not null, -- @operational What the data is: synthetic, anonymized or phi
  mrn_prefix text not null default ''::text, -- @operational What medical record numbers begin with
  demo_seed integer, -- @operational Seed of the demo clinic, where one was loaded
  demo_anchor date, -- @operational Monday of the week that the demo clinic was made for
  demo_completed_at timestamp with time zone, -- @operational When the demo clinic was completely loaded
  constraint installation_pkey PRIMARY KEY (id),
  constraint installation_data_class_check CHECK ((data_class = ANY (ARRAY['synthetic'::text, 'anonymized'::text, 'phi'::text]))),
  constraint installation_id_check CHECK ((id = 1))
);

grant insert, select, update on installation to ehr_app;
