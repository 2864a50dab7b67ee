import { type Tree, workspaceRoot } from '@nx/devkit'
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing'
import { beforeEach, expect, test } from 'vitest'
import { planFeatureFiles } from './feature-files.ts'
import { findRecord } from './feature-record.ts'
import { formatFiles } from './format-files.ts'
import featureGenerator from './generator.ts'
import type { FeatureOptions } from './plan-feature.ts'
import { readWorkspace } from './workspace.ts'

let tree: Tree

/** Tables as the committed snapshot states them. */
const ENCOUNTER = `create table encounter (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  patient_id uuid not null, -- @key Whose record
  status text not null, -- @clinical planned or entered-in-error
  type_display text, -- @clinical The kind of visit in words
  started_at timestamp(3) with time zone not null, -- @date When it began
  constraint encounter_status_check CHECK ((status = ANY (ARRAY['planned'::text, 'entered-in-error'::text]))),
  constraint encounter_patient_id_fkey FOREIGN KEY (patient_id) REFERENCES patient(id)
);`
const PATIENT = `create table patient (
  id uuid not null default uuidv7(), -- @key UUIDv7 of the record
  mrn text not null, -- @record-number Medical record number
);`
const WEB_OF_SETTINGS = "export const feature = { routes: [{ path: '/settings', access }] }"

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace()
  tree.write('libs/db-migrations/schema/tables/patient.sql', PATIENT)
  tree.write('libs/db-migrations/schema/tables/encounter.sql', ENCOUNTER)
  tree.write('libs/features/patients/package.json', '{}')
  tree.write('libs/features/encounters/package.json', '{}')
  tree.write(
    'libs/features/encounters/src/api/index.ts',
    "records: [{ kind: 'encounter', table: 'encounter' }]",
  )
  tree.write(
    'libs/features/encounters/src/contract.ts',
    'export const encounterPaths = {\n  detail: (patientId: string, id: string) => patientId + id,\n}',
  )
  tree.write('libs/features/settings/package.json', '{}')
  tree.write('libs/features/settings/src/web/index.ts', WEB_OF_SETTINGS)
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
    'encounter:reference(Encounters)?',
  ].join(' '),
}

test('a record of the chart is a whole vertical slice', async () => {
  expect((await generate(EVERYTHING)).sort()).toMatchInlineSnapshot(`
    [
      ".changeset/add-care-plans.md",
      "apps/ehr-e2e/src/journeys/care-plans.spec.ts",
      "libs/db-migrations/migrations/<time>_care_plans.ts",
      "libs/features/care-plans/README.md",
      "libs/features/care-plans/package.json",
      "libs/features/care-plans/src/api/access.txt",
      "libs/features/care-plans/src/api/care-plan-of-tests.ts",
      "libs/features/care-plans/src/api/demo.ts",
      "libs/features/care-plans/src/api/history.txt",
      "libs/features/care-plans/src/api/index.ts",
      "libs/features/care-plans/src/api/mapping.ts",
      "libs/features/care-plans/src/api/queries.db.test.ts",
      "libs/features/care-plans/src/api/queries.ts",
      "libs/features/care-plans/src/api/query-calls-of-tests.ts",
      "libs/features/care-plans/src/api/referred-of-tests.ts",
      "libs/features/care-plans/src/api/routes.db.test.ts",
      "libs/features/care-plans/src/api/routes.ts",
      "libs/features/care-plans/src/contract.ts",
      "libs/features/care-plans/src/locales/ar.json",
      "libs/features/care-plans/src/locales/en.json",
      "libs/features/care-plans/src/same-as-english.json",
      "libs/features/care-plans/src/web/care-plan-row.tsx",
      "libs/features/care-plans/src/web/chart-panel.tsx",
      "libs/features/care-plans/src/web/form/care-plan-draft.ts",
      "libs/features/care-plans/src/web/form/care-plan-fields.tsx",
      "libs/features/care-plans/src/web/form/search-references.ts",
      "libs/features/care-plans/src/web/form/search-terms.ts",
      "libs/features/care-plans/src/web/index.ts",
      "libs/features/care-plans/src/web/screens/edit-care-plan.tsx",
      "libs/features/care-plans/src/web/screens/list-care-plans.tsx",
      "libs/features/care-plans/src/web/screens/new-care-plan.tsx",
      "libs/features/care-plans/src/web/screens/show-care-plan.tsx",
      "libs/features/care-plans/src/web/timeline.ts",
      "libs/features/care-plans/src/web/visit-panel.tsx",
      "libs/features/care-plans/tsconfig.json",
    ]
  `)
})

test('what has no Arabic yet is listed beside it, so that the checks pass and the team sees what is left', async () => {
  await generate({ name: 'wish', fields: 'note:text wonder:string' })
  const listed = JSON.parse(tree.read('libs/features/wishes/src/same-as-english.json', 'utf8') ?? '')
  expect(listed).toEqual({ ar: ['Wish', 'Wishes', 'Wonder'] })
})

test('every language of the workspace gets its file', async () => {
  tree.write('libs/ui/src/i18n/languages.json', '{"en":{},"ar":{},"fr":{}}')
  await generate({ name: 'wish', fields: 'note:text' })
  expect(tree.children('libs/features/wishes/src/locales').sort()).toEqual(['ar.json', 'en.json', 'fr.json'])
  const listed = JSON.parse(tree.read('libs/features/wishes/src/same-as-english.json', 'utf8') ?? '')
  expect(listed.fr).toContain('Note')
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
  'reserved words': {
    name: 'order',
    patient: true,
    fields:
      'order:string user:string? group:enum(from,to) default:boolean select:integer class:code? end:date case:text? table:reference(encounters)',
  },
  'a name that generated code has': { name: 'class', fields: 'new:text? of:string' },
  'one field': { name: 'wishes', patient: true, fields: 'wish:text' },
  'one optional field': { name: 'notions', patient: true, fields: 'number:integer?' },
  'no patient': { name: 'suppliers', fields: 'name:string phone:string? contractedOn:date' },
  'to read, ordered by day': {
    name: 'scans',
    patient: true,
    readOnly: true,
    fields: 'performedOn:date kind:enum(ct,mr) report:text? encounter:reference(encounter)',
  },
  'to read, in no patient’s record': { name: 'rooms', readOnly: true, fields: 'label:string? beds:integer' },
  'a name that every object of JavaScript has': { name: 'toString', fields: 'value:string' },
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
    .filter(({ lines }) => lines > 250)
  expect(long).toEqual([])
})

test.each([
  'CarePlan',
  'care-plan',
  'care plans',
  'care_plan',
  'carePlans',
  'Care Plans',
  'CAREPlans',
  'Cáre plan',
])('takes "%s" as care-plans', async (name) => {
  await generate({ name, fields: 'note:text' })
  expect(tree.exists('libs/features/care-plans/package.json')).toBe(true)
  expect(tree.read('libs/features/care-plans/src/contract.ts', 'utf8')).toContain('export type CarePlan =')
})

test('refuses with every reason at once, and writes nothing', async () => {
  const before = tree.listChanges().length
  const options = {
    name: 'patients',
    fields: 'id:text a:strin b:enum(x) c:reference(encountr)',
    roles: 'nurs',
    arabic: 'كلمة',
  }
  await expect(featureGenerator(tree, options)).rejects.toThrowErrorMatchingInlineSnapshot(`
    [Error: Nothing was written:
    - There is a feature "patients" already: choose another name, such as "patient-entries".
    - There is a table "patient" already: choose another name, such as "patient-entries", or another --fhir.
    - "a:strin": there is no type "strin"; there are string, text, integer, decimal, boolean, date, datetime, enum, code, quantity, reference. Did you mean "string"?
    - "b:enum(x)": an enum needs two values or more: status:enum(done,not-done).
    - "c:reference(encountr)": there is no feature "encountr" with records. Did you mean "encounter"? There are encounters.
    - "id" is taken: every record has it already. Leave it out, or call it "idValue".
    - There is no role "nurs"; there are administrator, clinician, nurse, front-desk, auditor, pharmacist. Did you mean "nurse"?
    - --arabic takes the plural and the singular: "التطعيمات/تطعيم".]
  `)
  expect(tree.listChanges()).toHaveLength(before)
})

test.each([
  ['9lives', 'for instance "lives"'],
  ['ملاحظات', 'cannot name a feature'],
  ['', 'cannot name a feature'],
  ['../etc/passwd', 'for instance "etc-passwd"'],
  ['a/b', 'for instance "a-b"'],
  ["lab'orders", 'for instance "lab-orders"'],
  ['lab\norders`', 'for instance "lab-orders"'],
  ['settings', 'choose another name, such as "setting-entries"'],
  ['patient', 'There is a feature "patients" already'],
  ['metrics', 'means something else'],
  ['encounter histories', 'call it "encounter-history-entries"'],
  [`very ${'long '.repeat(12)}name`, 'PostgreSQL keeps 63'],
])('refuses the name "%s"', async (name, reason) => {
  await expect(featureGenerator(tree, { name, fields: 'note:text' })).rejects.toThrow(reason)
})

test.each([
  ['', '--fields is empty'],
  ['note', 'has no type: note:string'],
  ['note?:text', 'note:text?'],
  ['code:code,note:text', 'separated by blanks'],
  ['version:integer', 'every record has it already'],
  ['patientId:string', 'every record has it already'],
  ['ctid:string', 'PostgreSQL has in every table: call it "ctidValue"'],
  ['constructor:string', 'call it "constructorValue"'],
  ['note:text note:text', '"note" is given twice'],
  ['lotNumber:text lot_number:string', '"lotNumber" is given twice'],
  ['reason:code reasonCode:string', '"reason" and "reasonCode" would become the same column'],
  ['encounter:reference(encounters) encounterLabel:string', 'would become the same column'],
  ['state:enum(on,on)', 'the value "on" is given twice'],
  ['state:enum(On,off)', 'such as "on"'],
  ['state:enum()', 'two values or more'],
  ["state:enum(a'b,c)", 'is not a value'],
  ['note:string(3)', 'takes nothing in parentheses'],
  ['note:text@gossip', 'no data class'],
  ['note:text@nam', 'Did you mean "name"?'],
  ['note:text@', 'There are '],
  ['count:int', 'Did you mean "integer"?'],
  ['count:number', 'Did you mean "decimal"?'],
  ["note:text';drop", 'there is no type'],
  ['a$' + '{1}:string', 'cannot name a field'],
  ['1st:string', 'for instance "st"'],
  ['encounter:reference(encounter)?', 'needs a field that is no reference'],
  ['note:text encounter:reference(encounters)', 'Add --patient'],
  ['note:text who:reference(patients)', 'add --patient'],
  ['note:text room:reference(room)?', 'there is no feature "room"'],
  [`${'x'.repeat(60)}:enum(a,b)`, 'PostgreSQL keeps 63'],
  [Array.from({ length: 40 }, (_, index) => `f${index}x:string`).join(' '), 'too many'],
])('refuses the fields "%s"', async (fields, reason) => {
  await expect(featureGenerator(tree, { name: 'notions', fields })).rejects.toThrow(reason)
})

test('the same command again changes nothing, and what people wrote stays', async () => {
  await generate({ name: 'wish', fields: 'note:text' })
  tree.write('libs/features/wishes/src/contract.ts', 'edited')
  expect(await generate({ name: 'Wishes', fields: 'note : text'.replaceAll(' ', '') })).toEqual([])
  expect(tree.read('libs/features/wishes/src/contract.ts', 'utf8')).toBe('edited')
})

test('another command for a feature that is there is refused, with the way to change it', async () => {
  await generate({ name: 'wish', fields: 'note:text' })
  await expect(featureGenerator(tree, { name: 'wish', fields: 'note:text more:text' })).rejects.toThrow(
    /There is a feature "wishes" already.*nx g field wishes/s,
  )
})

test('the record in package.json makes the same files again, byte for byte', async () => {
  await generate(EVERYTHING)
  const paths = tree.listChanges().map(({ path }) => path)
  const record = findRecord(JSON.parse(tree.read('libs/features/care-plans/package.json', 'utf8') ?? ''))
  const again = formatFiles(workspaceRoot, planFeatureFiles(record!, readWorkspace(tree)))
  expect(again.map(({ path }) => path).filter((path) => !paths.includes(path))).toEqual([])
  for (const { path, text } of again) expect(tree.read(path, 'utf8'), path).toBe(text)
})

test('a resource that FHIR does not have is refused, with the one that was meant', async () => {
  const options = { name: 'shots', fhir: 'Imunization', fields: 'note:text' }
  await expect(featureGenerator(tree, options)).rejects.toThrow(
    /"Imunization" is no .* --fhir Immunization\./,
  )
})

test('a name of digits, which the command line hands over as a number, is refused like any other', async () => {
  await expect(featureGenerator(tree, { name: 123, fields: 'note:text' })).rejects.toThrow(
    'for instance "lab-orders"',
  )
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
