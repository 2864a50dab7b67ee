-- Generated from the migrations by "pnpm ehr migrate generate"; do not edit.

-- Working text of a note until it is signed; each row some minutes
create table clinical_note_draft (
  note_id uuid not null, -- @key Note that it becomes
  revision integer not null, -- @operational Counts up; the highest is the present text
  sections jsonb not null, -- @text What was typed, by section
  diagnoses jsonb not null, -- @clinical Codings chosen so far
  started_at timestamp(3) with time zone not null, -- @date When this revision was begun
  saved_at timestamp(3) with time zone not null, -- @date When it was last saved
  constraint clinical_note_draft_pkey PRIMARY KEY (note_id, revision),
  constraint clinical_note_draft_revision_check CHECK ((revision > 0)),
  constraint clinical_note_draft_note_id_fkey FOREIGN KEY (note_id) REFERENCES clinical_note(id)
);

CREATE TRIGGER guard_clinical_note_draft BEFORE INSERT OR UPDATE ON public.clinical_note_draft FOR EACH ROW EXECUTE FUNCTION guard_clinical_note_draft();

grant insert, select, update on clinical_note_draft to ehr_app;
