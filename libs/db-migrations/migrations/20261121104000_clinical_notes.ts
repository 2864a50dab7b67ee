// guard-ignore-file long-lock-window, unique-constraint-builds-index: older than the first release, so it
// has only ever run on databases without rows
import { type Kysely, sql } from 'kysely'
import { comment, grant, RECORD_COLUMNS } from '../src/ddl.ts'

/**
 * Notes of visits. They have no history of their own: the working text is in `clinical_note_draft`, and what is
 * signed never changes, which triggers hold against every program (docs/decisions/0017).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table encounter add column status_reason text`.execute(db)
  await sql`alter table encounter_history add column status_reason text`.execute(db)
  for (const table of ['encounter', 'encounter_history']) {
    await sql`comment on column ${sql.id(table, 'status_reason')} is
      '@text Why it was cancelled, reopened or entered in error'`.execute(db)
  }
  // What hangs on a visit names its patient too: the pair keeps a note out of another patient's visit.
  await sql`alter table encounter add constraint encounter_id_patient_id_key unique (id, patient_id)`.execute(
    db,
  )
  await createNote(db)
  await createDraft(db)
}

async function createNote(db: Kysely<unknown>): Promise<void> {
  await sql`create table clinical_note (
    id uuid primary key default uuidv7(),
    patient_id uuid not null references patient (id),
    encounter_id uuid not null,
    author_id uuid not null references app_user (id),
    addendum_to uuid,
    continues uuid references clinical_note (id),
    started_at timestamptz(3) not null,
    status text not null default 'draft' check (status in ('draft', 'final', 'abandoned', 'entered-in-error')),
    sections jsonb,
    diagnoses jsonb,
    content_hash bytea check (length(content_hash) = 32),
    signed_at timestamptz(3),
    signed_as text,
    withdrawn_at timestamptz(3),
    withdrawn_by uuid,
    withdrawn_reason text,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    created_by uuid,
    updated_at timestamptz not null default clock_timestamp(),
    updated_by uuid,
    unique (id, encounter_id, patient_id),
    foreign key (encounter_id, patient_id) references encounter (id, patient_id),
    foreign key (addendum_to, encounter_id, patient_id) references clinical_note (id, encounter_id, patient_id),
    constraint clinical_note_signed check (
      case when status in ('final', 'entered-in-error')
      then num_nulls(sections, diagnoses, content_hash, signed_at, signed_as) = 0
      else num_nonnulls(sections, diagnoses, content_hash, signed_at, signed_as) = 0 end
    ),
    constraint clinical_note_withdrawn check (
      case status
      when 'entered-in-error' then num_nulls(withdrawn_at, withdrawn_reason) = 0
      when 'abandoned' then withdrawn_at is not null
      else num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_reason) = 0 end
    )
  )`.execute(db)
  await comment(db, 'clinical_note', 'A note of a visit, or an addendum to one (FHIR Composition)', {
    ...RECORD_COLUMNS,
    patient_id: '@key Whose record',
    encounter_id: '@key Visit that it is about',
    author_id: '@key Account that writes it and alone may sign it',
    addendum_to: '@key Signed note that this one adds to',
    continues: '@key Abandoned draft of somebody else that this note took over',
    started_at: '@date When it was begun',
    status: '@clinical draft, final, abandoned or entered-in-error',
    sections: '@text What was signed, by section',
    diagnoses: '@clinical Codings of what was signed, the main one first',
    content_hash: '@operational SHA-256 of what was signed, of whom, where and by whom',
    signed_at: '@date When it was signed',
    signed_as: '@name Name of the author when it was signed',
    withdrawn_at: '@date When it was abandoned or marked as entered in error',
    withdrawn_by: '@key Account that did so',
    withdrawn_reason: '@text Why',
  })
  await sql`create index clinical_note_patient_id on clinical_note (patient_id, started_at desc)`.execute(db)
  await sql`create index clinical_note_encounter_id on clinical_note (encounter_id)`.execute(db)
  await sql`create index clinical_note_addendum_to on clinical_note (addendum_to)`.execute(db)
  await sql`create index clinical_note_continues on clinical_note (continues)`.execute(db)
  await sql`create unique index clinical_note_open_draft
    on clinical_note (author_id, encounter_id, addendum_to) nulls not distinct where status = 'draft'`.execute(
    db,
  )
  await guardNote(db)
  await grant(db, 'clinical_note', 'select, insert, update')
}

/** Whoever connects: a signed text is never changed, a note never deleted, and only the author signs. */
async function guardNote(db: Kysely<unknown>): Promise<void> {
  // Made here and by the trigger alone, so that no program can store another one. PostgreSQL prints equal jsonb equally.
  await sql`create function clinical_note_hash(note clinical_note) returns bytea
    language sql stable set search_path = public, pg_temp as $$
    select sha256(convert_to(
      jsonb_build_array(
        note.id, note.patient_id, note.encounter_id, note.author_id, note.addendum_to,
        note.sections, note.diagnoses
      )::text,
      'UTF8'
    ))
  $$`.execute(db)
  await sql`create function guard_clinical_note() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
    declare
      fixed constant text[] := array['id', 'patient_id', 'encounter_id', 'author_id', 'addendum_to', 'continues',
        'started_at', 'created_at', 'created_by'];
      signed constant text[] := array['sections', 'diagnoses', 'content_hash', 'signed_at', 'signed_as'];
      step constant text := old.status || ' to ' || new.status;
      kept text[];
    begin
      kept := case when old.status = 'draft' then fixed else fixed || signed end;
      if old.status not in ('draft', 'final')
        or step not in ('draft to draft', 'draft to final', 'draft to abandoned', 'final to entered-in-error') then
        raise exception 'clinical_note %: a note that is % stays as it is', old.id, old.status
          using errcode = 'integrity_constraint_violation';
      end if;
      if exists (select from unnest(kept) as name where to_jsonb(old) -> name is distinct from to_jsonb(new) -> name) then
        raise exception 'clinical_note %: what was written once is never changed', old.id
          using errcode = 'integrity_constraint_violation';
      end if;
      if step = 'draft to final' and new.updated_by is distinct from old.author_id then
        raise exception 'clinical_note %: only its author signs it', old.id
          using errcode = 'integrity_constraint_violation';
      end if;
      if step = 'draft to final' then
        new.content_hash := clinical_note_hash(new);
      end if;
      new.version := old.version + 1;
      new.updated_at := clock_timestamp();
      return new;
    end
  $$`.execute(db)
  await sql`create trigger guard_clinical_note before update on clinical_note
    for each row execute function guard_clinical_note()`.execute(db)
  await sql`create function guard_new_clinical_note() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
    begin
      if new.addendum_to is not null and not exists (
        select from clinical_note where id = new.addendum_to and status = 'final' and addendum_to is null
      ) then
        raise exception 'clinical_note: only a signed note takes an addendum'
          using errcode = 'integrity_constraint_violation';
      end if;
      if new.signed_at is not null then
        new.content_hash := clinical_note_hash(new);
      end if;
      return new;
    end
  $$`.execute(db)
  await sql`create trigger guard_new_clinical_note before insert on clinical_note
    for each row execute function guard_new_clinical_note()`.execute(db)
}

async function createDraft(db: Kysely<unknown>): Promise<void> {
  await sql`create table clinical_note_draft (
    note_id uuid not null references clinical_note (id),
    revision integer not null check (revision > 0),
    sections jsonb not null,
    diagnoses jsonb not null,
    started_at timestamptz(3) not null,
    saved_at timestamptz(3) not null,
    primary key (note_id, revision)
  )`.execute(db)
  await comment(
    db,
    'clinical_note_draft',
    'Working text of a note until it is signed; each row some minutes',
    {
      note_id: '@key Note that it becomes',
      revision: '@operational Counts up; the highest is the present text',
      sections: '@text What was typed, by section',
      diagnoses: '@clinical Codings chosen so far',
      started_at: '@date When this revision was begun',
      saved_at: '@date When it was last saved',
    },
  )
  await sql`create function guard_clinical_note_draft() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
    begin
      perform from clinical_note where id = new.note_id and status = 'draft' for update;
      if not found then
        raise exception 'clinical_note_draft %: the note is no draft any more', new.note_id
          using errcode = 'integrity_constraint_violation';
      end if;
      if exists (select from clinical_note_draft where note_id = new.note_id and revision > new.revision)
        or (tg_op = 'UPDATE' and (old.note_id, old.revision) is distinct from (new.note_id, new.revision)) then
        raise exception 'clinical_note_draft %: only the newest revision is written', new.note_id
          using errcode = 'integrity_constraint_violation';
      end if;
      return new;
    end
  $$`.execute(db)
  await sql`create trigger guard_clinical_note_draft before insert or update on clinical_note_draft
    for each row execute function guard_clinical_note_draft()`.execute(db)
  await grant(db, 'clinical_note_draft', 'select, insert, update')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await sql`drop table clinical_note_draft`.execute(db)
  await sql`drop function clinical_note_hash(clinical_note)`.execute(db)
  await sql`drop table clinical_note`.execute(db)
  for (const name of ['guard_clinical_note_draft', 'guard_new_clinical_note', 'guard_clinical_note']) {
    await sql`drop function ${sql.id(name)}()`.execute(db)
  }
  await sql`alter table encounter drop constraint encounter_id_patient_id_key`.execute(db)
  for (const table of ['encounter', 'encounter_history']) {
    await sql`alter table ${sql.id(table)} drop column status_reason`.execute(db)
  }
}
