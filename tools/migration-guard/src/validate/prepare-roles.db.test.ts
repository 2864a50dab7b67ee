import { randomBytes } from 'node:crypto'
import { openTestServer } from '@ehr/db/testing/server'
import { expect, test } from 'vitest'
import { listFound, validateProject, writeProject } from './test-project.ts'

test('roles that migrations grant rights to are made where they are missing, without login', async () => {
  const role = `reader_${randomBytes(4).toString('hex')}`
  await using project = await writeProject({
    'delivery.json': JSON.stringify({ migrationGuard: { roles: [role, role] } }),
    '1_pet.ts': `import { sql } from 'kysely'
export async function up(db) {
  await sql\`create table pet (id int)\`.execute(db)
  await sql\`grant select on pet to ${role}\`.execute(db)
}
export async function down(db) {
  await sql\`drop table pet\`.execute(db)
}
`,
  })
  const server = await openTestServer()
  try {
    expect(listFound(await validateProject(project))).toEqual([])
    const { rows } = await server.query(`select rolcanlogin from pg_roles where rolname = '${role}'`)
    expect(rows).toEqual([{ rolcanlogin: false }])
  } finally {
    await server.query(`drop role if exists ${role}`)
  }
}, 60_000)
