-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- The one clinic organisation that this installation serves
create table installation (
  id uuid not null default '00000000-0000-7000-8000-000000000001'::uuid, -- @key Always the same
  clinic_name text not null, -- @public Name of the clinic as published
  time_zone text not null, -- @public IANA name of the time zone that the clinic works in
  data_class text not null, -- @operational What the data is: synthetic, anonymized or phi
  mrn_prefix text not null default ''::text, -- @operational What medical record numbers begin with
  demo_seed integer, -- @operational Seed of the demo clinic, where one was loaded
  demo_anchor date, -- @operational Monday of the week that the demo clinic was made for
  demo_completed_at timestamp with time zone, -- @operational When the demo clinic was completely loaded
  names_staff_in_reports boolean not null default true, -- @operational Whether a patient’s report of who opened the chart names people, or their roles only
  second_factor_roles text[] not null default '{}'::text[], -- @operational Roles that must sign in with a second factor
  idle_minutes smallint not null default 15, -- @operational Minutes without use after which a session is locked
  session_hours smallint not null default 12, -- @operational Hours after which a session ends, however busy
  care_relation_days smallint not null default 30, -- @operational For how many days a visit opens a restricted chart to who took part
  break_glass_hours smallint not null default 4, -- @operational For how many hours a broken glass opens a restricted chart
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  mrn_digits smallint not null default 0, -- @operational How many digits a medical record number has at least; filled up with zeros
  languages text[], -- @operational Languages of the interface that are offered; null: all that there are
  default_language text not null default 'en'::text, -- @operational Language for whom none of their own is offered
  digits text not null default 'latn'::text, -- @operational Digits of the interface beside clinical values: latn, or arab for a language’s own
  logo_sha256 text, -- @operational Which picture is the logo; null: none
  constraint installation_pkey PRIMARY KEY (id),
  constraint installation_break_glass_hours_check CHECK (((break_glass_hours >= 1) AND (break_glass_hours <= 72))),
  constraint installation_care_relation_days_check CHECK (((care_relation_days >= 1) AND (care_relation_days <= 3650))),
  constraint installation_data_class_check CHECK ((data_class = ANY (ARRAY['synthetic'::text, 'anonymized'::text, 'phi'::text]))),
  constraint installation_digits_check CHECK ((digits = ANY (ARRAY['latn'::text, 'arab'::text]))),
  constraint installation_id_check CHECK ((id = '00000000-0000-7000-8000-000000000001'::uuid)),
  constraint installation_idle_minutes_check CHECK (((idle_minutes >= 1) AND (idle_minutes <= 480))),
  constraint installation_mrn_digits_check CHECK (((mrn_digits >= 0) AND (mrn_digits <= 12))),
  constraint installation_session_hours_check CHECK (((session_hours >= 1) AND (session_hours <= 24))),
  constraint installation_logo_sha256_fkey FOREIGN KEY (logo_sha256) REFERENCES clinic_logo(sha256)
);

CREATE INDEX installation_logo_sha256 ON public.installation USING btree (logo_sha256);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.installation FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant insert, select, update on installation to ehr_app;
