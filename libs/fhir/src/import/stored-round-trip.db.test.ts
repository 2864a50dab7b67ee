import { useTestDatabase } from '@ehr/db/testing'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { isJsonObject, type JsonObject, parseLosslessJson, renderJson } from '../json/lossless.ts'
import { allergyIntoleranceMapping } from '../mappings/allergy-intolerance.ts'
import { conditionMapping } from '../mappings/condition.ts'
import { encounterMapping } from '../mappings/encounter.ts'
import { immunizationMapping } from '../mappings/immunization.ts'
import { organizationMapping } from '../mappings/location.ts'
import type { AnyMapping, Mapping } from '../mappings/mapping.ts'
import { medicationRequestMapping } from '../mappings/medication-request.ts'
import { observationMapping } from '../mappings/observation.ts'
import { patientMapping } from '../mappings/patient.ts'
import { practitionerMapping } from '../mappings/practitioner.ts'
import { ownContext } from '../testing/contexts.ts'
import { hasSynthea, SYNTHEA_FOLDER } from '../testing/synthea.ts'
import { importFhir } from './index.ts'

const { db } = await useTestDatabase()
const ABOUT_THE_RECORD = ['id', 'version', 'createdAt', 'createdBy', 'updatedAt', 'updatedBy', 'position']

test.skipIf(!hasSynthea)(
  'real input comes out of the tables as what goes into them again',
  { timeout: 120_000 },
  async () => {
    const { types } = await importFhir(db, { path: SYNTHEA_FOLDER, now: new Date() })
    expect(Object.values(types).some(({ failed }) => failed > 0)).toBe(false)
    await expectStable(organizationMapping)
    await expectStable(practitionerMapping)
    await expectStable(patientMapping)
    await expectStable(encounterMapping)
    await expectStable(conditionMapping)
    await expectStable(allergyIntoleranceMapping)
    await expectStable(medicationRequestMapping)
    await expectStable(immunizationMapping)
    await expectStable(observationMapping)
  },
)

async function expectStable<Rows>(mapping: Mapping<Rows>): Promise<void> {
  const records = await readRecords(mapping)
  expect(records.length).toBeGreaterThan(0)
  for (const { id, rows } of records) {
    if (!isRowsOf(mapping, rows)) throw new Error(`These are no rows of ${mapping.table}.`)
    const resource = mapping.toFhir(rows, { id, mrnSystem: ownContext.mrnSystem })
    const read = parseLosslessJson(renderJson(resource))
    if (!isJsonObject(read)) throw new Error('A resource is an object.')
    expect(mapping.toRows(read, ownContext)).toEqual({ ok: true, rows })
  }
}

/** The columns are what the database has; that they are the mapping's is what the test is about. */
function isRowsOf<Rows>({ table }: Mapping<Rows>, rows: unknown): rows is Rows {
  return isJsonObject(rows) && table in rows
}

async function readRecords({ table, parts }: Pick<AnyMapping, 'table' | 'parts'>) {
  const roots = await readRows(table)
  const lists = new Map<string, Map<unknown, JsonObject[]>>()
  for (const part of parts?.tables ?? []) {
    lists.set(
      part,
      Map.groupBy(await readRows(part, 'position'), (row) => row[parts?.parentColumn ?? '']),
    )
  }
  return roots.map((root) => {
    const own = [...lists].map(([part, byParent]) => {
      const rows = byParent.get(root.id) ?? []
      return [part, rows.map((row) => content(row, parts?.parentColumn))]
    })
    return { id: String(root.id), rows: { [table]: content(root), ...Object.fromEntries(own) } }
  })
}

async function readRows(table: string, order = 'id'): Promise<JsonObject[]> {
  const result = await sql<JsonObject>`select * from ${sql.table(table)} order by ${sql.ref(order)}`.execute(
    db,
  )
  return result.rows
}

function content(row: JsonObject, parentColumn = ''): JsonObject {
  const dropped = [...ABOUT_THE_RECORD, parentColumn]
  return Object.fromEntries(Object.entries(row).filter(([name]) => !dropped.includes(name)))
}
