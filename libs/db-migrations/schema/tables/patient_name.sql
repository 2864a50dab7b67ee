-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A name of the person (FHIR HumanName); position 0 is shown
create table patient_name (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose name
  position smallint not null default 0, -- @operational Order in which they are shown
  use text not null default 'official'::text, -- @operational official, usual, maiden, nickname, old, anonymous or temp
  family text, -- @name Family name
  given text[] not null default '{}'::text[], -- @name Given names, in order
  prefix text, -- @name Title before the name
  suffix text, -- @name What stands behind the name
  language text, -- @quasi Language or script of this form of the name, BCP 47
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint patient_name_pkey PRIMARY KEY (id),
  constraint patient_name_check CHECK (((family IS NOT NULL) OR (cardinality(given) > 0))),
  constraint patient_name_use_check CHECK ((use = ANY (ARRAY['official'::text, 'usual'::text, 'maiden'::text, 'nickname'::text, 'old'::text, 'anonymous'::text, 'temp'::text]))),
  constraint patient_name_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id)
);

CREATE INDEX patient_name_patient_id ON public.patient_name USING btree (patient_id);

CREATE TRIGGER index_patient_name AFTER INSERT OR UPDATE ON public.patient_name FOR EACH ROW EXECUTE FUNCTION index_patient_name();
CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.patient_name FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant delete, insert, select, update on patient_name to ehr_app;
