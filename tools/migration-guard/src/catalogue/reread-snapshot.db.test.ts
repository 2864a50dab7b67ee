import { expect, test } from 'vitest'
import { closeSession, openSession } from '../observe/session.ts'
import { useGuardServer } from '../observe/testing.ts'
import { readSnapshot } from './read-snapshot.ts'
import { rereadSnapshot } from './reread-snapshot.ts'

const SETUP = `
  create table kept (id int primary key);
  create table changed (id int primary key, name text check (name <> ''), kept_id int references kept);
  create table dropped (id serial primary key);
  grant select (name) on changed to pg_monitor;
  create index on changed (name);
  comment on column changed.name is 'before'`

test('sees the same as a whole snapshot, and keeps the objects of what was not touched', async () => {
  const server = await useGuardServer()
  const database = await server.createDatabase()
  const { subject, watcher, ...rest } = await openSession(database.url)
  try {
    await subject.query(SETUP)
    const before = await readSnapshot(subject)
    const oids = `select oid::int from pg_class where relname in ('changed', 'dropped', 'dropped_id_seq', 'made')`
    const former = (await subject.query<{ oid: number }>(oids)).rows
    await subject.query(`alter table changed add age int default 3; drop table dropped; create table made (id int);
      comment on column changed.name is 'after'; revoke select (name) on changed from pg_monitor`)
    const now = (await subject.query<{ oid: number }>(oids)).rows
    const relations = new Set([...former, ...now].map(({ oid }) => oid))
    const { snapshot: again } = await rereadSnapshot(watcher, before, relations)
    const whole = await readSnapshot(subject)
    const sorted = (snapshot: typeof whole) => [...snapshot].sort(([one], [other]) => (one < other ? -1 : 1))
    expect(sorted(again)).toEqual(sorted(whole))
    expect(again.get('table public.kept')).toBe(before.get('table public.kept'))
  } finally {
    await closeSession({ subject, watcher, ...rest })
    await server.dropDatabase(database.name)
  }
})
