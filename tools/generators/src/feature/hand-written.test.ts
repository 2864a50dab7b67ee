import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { planFeatureFiles } from './feature-files.ts'
import type { FeatureRecord } from './feature-record.ts'
import { formatFiles } from './format-files.ts'
import { readDiskWorkspace } from './testing/disk-workspace.ts'

const ROOT = join(import.meta.dirname, '../../../..')

/** What libs/features/immunizations would have been generated from; people have given it rules of its own since. */
const IMMUNIZATIONS: FeatureRecord = {
  name: 'immunizations',
  singular: 'immunization',
  table: 'immunization',
  fields: [
    'code:code status:enum(completed,not-done,entered-in-error) statusReason:string? occurredAt:datetime',
    'lotNumber:string?@other-id expiresOn:date? site:string? route:string? performer:string?@name place:string?',
    'doseNumber:integer? isPrimarySource:boolean note:text? errorReason:text? encounter:reference(encounters)?',
  ].join(' '),
  patient: true,
  readOnly: false,
  roles: 'clinician,nurse',
  fhir: 'Immunization',
  timestamp: '20260101000000',
}

/** What every feature has, whatever its rules are: the share of generated lines that stand in it, in order. */
const SHARED =
  /\/(package\.json|tsconfig\.json|README\.md|contract\.ts|api\/index\.ts|web\/(index|timeline)\.ts|web\/[a-z]+-panel\.tsx|screens\/(list|new|edit)-[a-z]+\.tsx)$/

/** Inputs and demo data that this feature has in other files; some are made only where there is more than one language. */
const ELSEWHERE = [
  'src/api/demo.ts',
  'src/api/query-calls-of-tests.ts',
  'src/api/referred-of-tests.ts',
  'src/same-as-english.json',
  'src/web/form/immunization-fields.tsx',
  'src/web/form/search-references.ts',
  'src/web/form/search-terms.ts',
]

const files = formatFiles(ROOT, planFeatureFiles(IMMUNIZATIONS, readDiskWorkspace(ROOT))).filter(({ path }) =>
  path.startsWith('libs/features/immunizations/'),
)

test('a hand-written feature has the files that the generator makes', () => {
  const missing = files.map(({ path }) => path).filter((path) => !existsSync(join(ROOT, path)))
  const inFolder = missing.map((path) => path.slice('libs/features/immunizations/'.length))
  expect(inFolder.filter((path) => !ELSEWHERE.includes(path))).toEqual([])
})

test('of what every feature has, three generated lines in four stand in the hand-written one', () => {
  const shared = files.filter(({ path }) => SHARED.test(path))
  const counted = shared.map(({ path, text }) => {
    const lines = linesOf(text)
    return {
      lines: lines.length,
      common: countCommon(lines, linesOf(readFileSync(join(ROOT, path), 'utf8'))),
    }
  })
  const sum = (key: 'lines' | 'common') => counted.reduce((total, file) => total + file[key], 0)
  expect(shared.length).toBeGreaterThan(10)
  expect(sum('common') / sum('lines')).toBeGreaterThan(0.75)
})

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** Lines that both have in the same order (the longest common subsequence). */
function countCommon(some: readonly string[], others: readonly string[]): number {
  let row = Array.from({ length: others.length + 1 }, () => 0)
  for (const line of some) {
    const next = [0]
    for (const [index, other] of others.entries()) {
      next.push(line === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
