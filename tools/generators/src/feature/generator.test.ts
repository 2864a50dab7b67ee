import type { Tree } from '@nx/devkit'
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing'
import { beforeEach, expect, test } from 'vitest'
import type { FeatureOptions } from './feature-plan.ts'
import featureGenerator from './generator.ts'

let tree: Tree

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace()
  tree.write('libs/db-migrations/src/tables/patient.ts', 'export interface PatientTable {\n  id: string\n}\n')
  tree.write('libs/db-migrations/src/tables/encounter.ts', 'interface T {\n  patientId: string\n}\n')
  tree.write('libs/features/patients/package.json', '{}')
})

/** Paths that a run wrote, sorted; the migration's time replaced. */
async function generate(options: FeatureOptions): Promise<string[]> {
  const before = new Set(tree.listChanges().map(({ path }) => path))
  await featureGenerator(tree, options)
  const paths = tree.listChanges().map(({ path }) => path)
  return paths.filter((path) => !before.has(path)).map((path) => path.replace(/\d{14}/, '<time>'))
}

const EVERYTHING: FeatureOptions = {
  name: 'carePlan',
  patient: true,
  arabic: 'خطط الرعاية/خطة رعاية',
  fields: [
    'code:code status:enum(active,entered-in-error) startedAt:datetime dueOn:date? goal:string?',
    'weight:quantity? visits:integer? score:decimal? isShared:boolean note:text?',
    'encounter:reference(encounter)?',
  ].join(' '),
}

test('a record of the chart is a whole vertical slice', async () => {
  expect((await generate(EVERYTHING)).sort()).toMatchInlineSnapshot(`
    [
      "libs/db-migrations/migrations/<time>_care_plans.ts",
      "libs/features/care-plans/README.md",
      "libs/features/care-plans/package.json",
      "libs/features/care-plans/src/api/access.txt",
      "libs/features/care-plans/src/api/care-plan-of-tests.ts",
      "libs/features/care-plans/src/api/index.ts",
      "libs/features/care-plans/src/api/mapping.ts",
      "libs/features/care-plans/src/api/queries.db.test.ts",
      "libs/features/care-plans/src/api/queries.ts",
      "libs/features/care-plans/src/api/routes.db.test.ts",
      "libs/features/care-plans/src/api/routes.ts",
      "libs/features/care-plans/src/contract.ts",
      "libs/features/care-plans/src/locales/ar.json",
      "libs/features/care-plans/src/locales/en.json",
      "libs/features/care-plans/src/web/care-plan-row.tsx",
      "libs/features/care-plans/src/web/chart-panel.tsx",
      "libs/features/care-plans/src/web/form/care-plan-draft.ts",
      "libs/features/care-plans/src/web/form/care-plan-fields.tsx",
      "libs/features/care-plans/src/web/form/search-terms.ts",
      "libs/features/care-plans/src/web/index.ts",
      "libs/features/care-plans/src/web/screens/edit-care-plan.tsx",
      "libs/features/care-plans/src/web/screens/list-care-plans.tsx",
      "libs/features/care-plans/src/web/screens/new-care-plan.tsx",
      "libs/features/care-plans/src/web/screens/show-care-plan.tsx",
      "libs/features/care-plans/src/web/timeline.ts",
      "libs/features/care-plans/src/web/visit-panel.tsx",
      "libs/features/care-plans/tsconfig.json",
      "libs/ui/src/i18n/same-as-english.json",
    ]
  `)
})

test('what has no Arabic yet is listed, so that the checks pass and the team sees what is left', async () => {
  tree.write('libs/ui/src/i18n/same-as-english.json', '{"*":["BMI"],"ar":["Alpha"]}')
  await generate({ name: 'wish', fields: 'note:text wonder:string' })
  const listed = JSON.parse(tree.read('libs/ui/src/i18n/same-as-english.json', 'utf8') ?? '')
  expect(listed['*']).toEqual(['BMI'])
  expect(listed.ar).toEqual(['Alpha', 'Wish', 'Wishes', 'Wonder'])
})

test('records that nobody writes have no form, and those of no patient no place in the chart', async () => {
  const paths = await generate({ name: 'supplier', readOnly: true, fields: 'name:string' })
  expect(paths.filter((path) => /form|new-|edit-|chart-panel|timeline|visit/.test(path))).toEqual([])
})

const VARIANTS: Record<string, FeatureOptions> = {
  'every kind of field': EVERYTHING,
  'every kind of field, required': {
    name: 'sample',
    patient: true,
    fields:
      'kind:enum(a,b) code:code at:datetime day:date label:string size:quantity count:integer level:decimal open:boolean remark:text',
  },
  'one field': { name: 'wishes', patient: true, fields: 'wish:text' },
  'one optional field': { name: 'notions', patient: true, fields: 'number:integer?' },
  'no patient': { name: 'suppliers', fields: 'name:string phone:string? contractedOn:date' },
  'to read, ordered by day': {
    name: 'scans',
    patient: true,
    readOnly: true,
    fields: 'performedOn:date kind:enum(ct,mr) report:text? encounter:reference(encounter)?',
  },
  'to read, in no patient’s record': { name: 'rooms', readOnly: true, fields: 'label:string? beds:integer' },
  'writers of other roles': {
    name: 'lab orders',
    patient: true,
    roles: 'clinician,front-desk,auditor,administrator',
    fields: 'test:code state:enum(ordered,entered-in-error) orderedAt:datetime',
  },
}

// The generator throws when Biome has anything to say about a file, be it a warning.
test.each(Object.entries(VARIANTS))('%s: passes the lint and keeps files short', async (_, options) => {
  await generate(options)
  const long = tree
    .listChanges()
    .map(({ path, content }) => ({ path, lines: content?.toString().split('\n').length ?? 0 }))
    .filter(({ lines }) => lines > 160)
  expect(long).toEqual([])
})

test.each(['CarePlan', 'care-plan', 'care plans', 'care_plan', 'carePlans', 'Care Plans'])(
  'takes "%s" as care-plans',
  async (name) => {
    await generate({ name, fields: 'note:text' })
    expect(tree.exists('libs/features/care-plans/package.json')).toBe(true)
    expect(tree.read('libs/features/care-plans/src/contract.ts', 'utf8')).toContain('export type CarePlan =')
  },
)

test('refuses with every reason at once, and writes nothing', async () => {
  const before = tree.listChanges().length
  const options = {
    name: 'patients',
    fields: 'order:string id:text a:colour b:enum(x) c:reference(planet)',
    roles: 'wizard',
    arabic: 'كلمة',
  }
  await expect(featureGenerator(tree, options)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [Error: Nothing was written:
    - There is a feature "patients" already.
    - There is a table "patient" already: choose another name, or another --fhir.
    - "id" is taken: every record has it already.
    - "a:colour": there is no type "colour"; there are string, text, integer, decimal, boolean, date, datetime, enum, code, quantity, reference.
    - "b:enum(x)": an enum needs its values: status:enum(done,not-done).
    - "order" is a reserved word of SQL: say more, such as "orderValue".
    - "c": there is no table "planet"; there are patient, encounter.
    - "c": a reference must be optional, since the form cannot choose one: c:reference(planet)?
    - There is no role "wizard"; there are administrator, clinician, nurse, front-desk, auditor, pharmacist.
    - --arabic takes the plural and the singular: "التطعيمات/تطعيم".]
  `)
  expect(tree.listChanges()).toHaveLength(before)
})

test.each([
  ['class', 'is a reserved word'],
  ['users', 'is a reserved word'],
  ['screens', 'is a reserved word'],
  ['9lives', 'cannot name a feature'],
  ['ملاحظات', 'cannot name a feature'],
  ['', 'cannot name a feature'],
])('refuses the name "%s"', async (name, reason) => {
  await expect(featureGenerator(tree, { name, fields: 'note:text' })).rejects.toThrow(reason)
})

test.each([
  ['', '--fields is empty'],
  ['note', 'is not name:type'],
  ['select:string', 'is a reserved word of SQL'],
  ['version:integer', 'every record has it already'],
  ['note:text note:text', '"note" is given twice'],
  ['reason:code reasonCode:string', '"reason_code" is given twice'],
  ['state:enum(on,on)', 'a value is given twice'],
  ['state:enum(On,off)', 'is not a value'],
  ['note:text@gossip', 'no data class'],
  ['encounter:reference(encounter)?', 'needs a field that is no reference'],
  ['note:text encounter:reference(encounter)', 'must be optional'],
  ['note:text room:reference(room)?', 'there is no table "room"'],
])('refuses the fields "%s"', async (fields, reason) => {
  await expect(featureGenerator(tree, { name: 'notions', fields })).rejects.toThrow(reason)
})

test('a second run is refused: what was made is the team’s', async () => {
  await generate({ name: 'wish', fields: 'note:text' })
  tree.write('libs/features/wishes/src/contract.ts', 'edited')
  await expect(featureGenerator(tree, { name: 'wishes', fields: 'note:text' })).rejects.toThrow(
    'There is a feature "wishes" already',
  )
  expect(tree.read('libs/features/wishes/src/contract.ts', 'utf8')).toBe('edited')
})

test('what is refused beside the fields: a table, a migration, a time that is none', async () => {
  tree.write('libs/db-migrations/migrations/20260101000000_wishes.ts', '')
  const options = { name: 'wish', fhir: 'Encounter', fields: 'note:text', timestamp: 'noon' }
  await expect(featureGenerator(tree, options)).rejects.toThrow(
    /There is a table "encounter".*There is a migration named "wishes".*YYYYMMDDHHMMSS/s,
  )
})

test('comes after the last migration, even by a clock that is behind', async () => {
  tree.write('libs/db-migrations/migrations/29991231235959_rooms.ts', '')
  await featureGenerator(tree, { name: 'wish', fields: 'note:text' })
  expect(tree.children('libs/db-migrations/migrations')).toContain('29991231235960_wishes.ts')
})
