import { type Kysely, sql } from 'kysely'

/** A record stays itself and stays its patient's: its history would else tell another one's past. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await replaceFunction(
    db,
    `if tg_op = 'UPDATE' and (
        new.id <> old.id or to_jsonb(new) ->> 'patient_id' is distinct from to_jsonb(old) ->> 'patient_id'
      ) then
        raise exception 'A record of % cannot become another one, or another patient''s.', tg_table_name
          using errcode = 'integrity_constraint_violation';
      end if;`,
  )
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await replaceFunction(db, '')
}

async function replaceFunction(db: Kysely<unknown>, check: string): Promise<void> {
  await sql`create or replace function keep_former_version() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
    begin
      ${sql.raw(check)}
      execute format('insert into %I select clock_timestamp(), ($1).*', tg_table_name || '_history') using old;
      if tg_op = 'DELETE' then
        return old;
      end if;
      new.version := old.version + 1;
      new.updated_at := clock_timestamp();
      return new;
    end
  $$`.execute(db)
}
