-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A way to reach the person (FHIR ContactPoint)
create table patient_contact (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whom it reaches
  position smallint not null default 0, -- @operational Order in which they are tried
  system text not null, -- @operational phone, email, fax, sms, url, pager or other
  use text, -- @operational home, work, mobile, temp or old
  value text not null, -- @phone The number or address
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint patient_contact_pkey PRIMARY KEY (id),
  constraint patient_contact_system_check CHECK ((system = ANY (ARRAY['phone'::text, 'email'::text, 'fax'::text, 'sms'::text, 'url'::text, 'pager'::text, 'other'::text]))),
  constraint patient_contact_use_check CHECK ((use = ANY (ARRAY['home'::text, 'work'::text, 'mobile'::text, 'temp'::text, 'old'::text]))),
  constraint patient_contact_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id)
);

CREATE INDEX patient_contact_digits ON public.patient_contact USING btree (reverse(digits_of(value)) text_pattern_ops) WHERE (system = ANY (ARRAY['phone'::text, 'sms'::text]));
CREATE INDEX patient_contact_patient_id ON public.patient_contact USING btree (patient_id);

CREATE TRIGGER keep_former_version BEFORE DELETE OR UPDATE ON public.patient_contact FOR EACH ROW EXECUTE FUNCTION keep_former_version();

grant delete, insert, select, update on patient_contact to ehr_app;
