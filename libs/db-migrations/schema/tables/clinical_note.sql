-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- A note of a visit, or an addendum to one (FHIR Composition)
create table clinical_note (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose record
  encounter_id uuid not null, -- @key Visit that it is about
  author_id uuid not null, -- @key Account that writes it and alone may sign it
  addendum_to uuid, -- @key Signed note that this one adds to
  continues uuid, -- @key Abandoned draft of somebody else that this note took over
  started_at timestamp(3) with time zone not null, -- @date When it was begun
  status text not null default 'draft'::text, -- @clinical draft, final, abandoned or entered-in-error
  sections jsonb, -- @text What was signed, by section
  diagnoses jsonb, -- @clinical Codings of what was signed, the main one first
  content_hash bytea, -- @operational SHA-256 of what was signed, of whom, where and by whom
  signed_at timestamp(3) with time zone, -- @date When it was signed
  signed_as text, -- @name Name of the author when it was signed
  withdrawn_at timestamp(3) with time zone, -- @date When it was abandoned or marked as entered in error
  withdrawn_by uuid, -- @key Account that did so
  withdrawn_reason text, -- @text Why
  version integer not null default 1, -- @operational Counts up with each change; the ETag
  created_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was made
  created_by uuid, -- @key Account that made the record; null: an import or the installation
  updated_at timestamp with time zone not null default clock_timestamp(), -- @operational When the record was last changed
  updated_by uuid, -- @key Account that last changed the record
  constraint clinical_note_pkey PRIMARY KEY (id),
  constraint clinical_note_id_encounter_id_patient_id_key UNIQUE (id, encounter_id, patient_id),
  constraint clinical_note_content_hash_check CHECK ((length(content_hash) = 32)),
  constraint clinical_note_signed CHECK (
CASE
    WHEN (status = ANY (ARRAY['final'::text, 'entered-in-error'::text])) THEN (num_nulls(sections, diagnoses, content_hash, signed_at, signed_as) = 0)
    ELSE (num_nonnulls(sections, diagnoses, content_hash, signed_at, signed_as) = 0)
END),
  constraint clinical_note_status_check CHECK ((status = ANY (ARRAY['draft'::text, 'final'::text, 'abandoned'::text, 'entered-in-error'::text]))),
  constraint clinical_note_withdrawn CHECK (
CASE status
    WHEN 'entered-in-error'::text THEN (num_nulls(withdrawn_at, withdrawn_reason) = 0)
    WHEN 'abandoned'::text THEN (withdrawn_at IS NOT NULL)
    ELSE (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_reason) = 0)
END),
  constraint clinical_note_addendum_to_encounter_id_patient_id_fkey FOREIGN KEY (addendum_to, encounter_id, patient_id) REFERENCES clinical_note(id, encounter_id, patient_id),
  constraint clinical_note_author_id_fkey FOREIGN KEY (author_id) REFERENCES app_user(id),
  constraint clinical_note_continues_fkey FOREIGN KEY (continues) REFERENCES clinical_note(id),
  constraint clinical_note_encounter_id_patient_id_fkey FOREIGN KEY (encounter_id, patient_id) REFERENCES encounter(id, patient_id),
  constraint clinical_note_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id)
);

CREATE INDEX clinical_note_addendum_to ON public.clinical_note USING btree (addendum_to);
CREATE INDEX clinical_note_continues ON public.clinical_note USING btree (continues);
CREATE INDEX clinical_note_encounter_id ON public.clinical_note USING btree (encounter_id);
CREATE UNIQUE INDEX clinical_note_open_draft ON public.clinical_note USING btree (author_id, encounter_id, addendum_to) NULLS NOT DISTINCT WHERE (status = 'draft'::text);
CREATE INDEX clinical_note_patient_id ON public.clinical_note USING btree (patient_id, started_at DESC);

CREATE TRIGGER guard_clinical_note BEFORE UPDATE ON public.clinical_note FOR EACH ROW EXECUTE FUNCTION guard_clinical_note();
CREATE TRIGGER guard_new_clinical_note BEFORE INSERT ON public.clinical_note FOR EACH ROW EXECUTE FUNCTION guard_new_clinical_note();

grant insert, select, update on clinical_note to ehr_app;
