import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTestDatabase, type TestDatabase } from '@ehr/db/testing'
import { feature } from '@ehr/feature-codes/api'
import { searchCodes } from '@ehr/feature-codes/contract'
import { createTestApi, type TestApi } from '@ehr/http/testing'
import { sql } from 'kysely'
import { type Measurement, measurement, tell } from './harness/index.ts'

const CODES = 100_000
const ROUNDS = 20

/** What people type, by kind. */
const TEXTS = {
  'a letter or two': ['a', 'f', 'le', 'fr', 'ac', 'of'],
  'a word': ['asthma', 'fracture', 'neoplasm', 'left', 'unspecified', 'diabetes'],
  'several words': ['fracture femur', 'left knee', 'displaced fracture of left femur sequela'],
  'misspelt words': ['astma', 'fractur femr', 'diabetis', 'tuberclosis', 'displacd skul'],
  'a synonym, in English or Arabic': ['heart attack', 'high blood pressure', 'السكري', 'الربو'],
  'a code': ['A0', '195967001', 'A00.0'],
} as const

/** `pnpm bench codes`: a search among 100,000 imported codes and the shipped list, through the whole route. */
export async function run(): Promise<Measurement[]> {
  const database = await createTestDatabase()
  const api = await createTestApi({ db: database.db, features: [feature] })
  try {
    const importSeconds = await importMadeCodes(database)
    const searches: Measurement[] = []
    for (const [kind, texts] of Object.entries(TEXTS)) {
      const value = percentile95(await timeSearches(api, texts))
      searches.push(measurement({ name: `search by ${kind}, p95`, value, unit: 'ms', aim: '<= 50' }))
    }
    return [
      ...searches,
      measurement({ name: `import of ${CODES} codes`, value: importSeconds, unit: 's', aim: '' }),
    ]
  } finally {
    await api.close()
    await database.drop()
  }
}

/** Imports a file in the layout of ICD-10-CM's codes file, by the command that people use. @returns seconds */
async function importMadeCodes({ db, ownerDb }: TestDatabase): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-codes-'))
  const file = join(folder, 'icd10cm-codes-2026.txt')
  await writeFile(file, madeLines().join('\n'))
  const started = performance.now()
  try {
    await feature.commands?.[0]?.run({
      ...{ db, now: new Date(), signal: new AbortController().signal, print: tell },
      args: ['import', file, '--system', 'icd-10-cm', '--list', 'problems'],
    })
  } finally {
    await rm(folder, { recursive: true })
  }
  await sql`analyze code, code_word`.execute(ownerDb)
  return (performance.now() - started) / 1000
}

async function timeSearches(api: TestApi, texts: readonly string[]): Promise<number[]> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const text of texts) {
      const started = performance.now()
      await api.call(searchCodes, { body: { list: 'problems', text } })
      times.push(performance.now() - started)
    }
  }
  return times
}

function percentile95(times: readonly number[]): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? Number.NaN
}

const WORDS = [
  ['Displaced', 'Nondisplaced', 'Acute', 'Chronic', 'Other'],
  ['fracture', 'sprain', 'laceration', 'burn', 'contusion', 'dislocation', 'neoplasm', 'infection', 'ulcer'],
  ['of right', 'of left', 'of unspecified', 'of bilateral'],
  [
    'femur',
    'tibia',
    'humerus',
    'radius',
    'skull',
    'hand',
    'foot',
    'knee',
    'shoulder',
    'hip',
    'ankle',
    'wrist',
  ],
  ['joint', 'bone', 'skin', 'muscle', 'tendon', 'nerve', 'artery', 'vein', 'region'],
  [
    'initial encounter',
    'subsequent encounter',
    'sequela',
    'with complication',
    'in remission',
    'unspecified',
  ],
] as const

/** As many different names as there are codes, of few words: the hardest case, as each word is in very many. */
function madeLines(): string[] {
  return Array.from({ length: CODES }, (_, index) => {
    const { words } = WORDS.reduce<{ left: number; words: string[] }>(
      ({ left, words: chosen }, choices) => ({
        left: Math.floor(left / choices.length),
        words: [...chosen, choices[left % choices.length] ?? ''],
      }),
      { left: index, words: [] },
    )
    const code = `${String.fromCharCode(65 + (index % 26))}${index % 10}${index.toString(36).toUpperCase().padStart(5, '0')}`
    return `${code.padEnd(7)} ${words.join(' ')} ${Math.floor(index / 1000)}`
  })
}
