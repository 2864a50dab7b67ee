import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { useTestDatabase } from '@ehr/db/testing'
import type { RecordKind } from '@ehr/http'
import { expect, test } from 'vitest'
import { loadWorkspaceFeatures } from './testing/workspace-features.ts'

const FEATURES = join(import.meta.dirname, '../../../libs/features')

const { db } = await useTestDatabase()
// What the history itself makes fields of: a copy of its rules here would prove nothing.
const { listColumns } = await import(pathToFileURL(join(FEATURES, 'history/src/api/queries.ts')).href)
const { planFields } = await import(pathToFileURL(join(FEATURES, 'history/src/api/fields.ts')).href)

const features = await loadWorkspaceFeatures()
const kinds = features.flatMap(({ name, records = [] }) => records.map((record) => ({ name, record })))
const words = await readWords()
const LANGUAGES = Object.keys(
  JSON.parse(readFileSync(join(FEATURES, '../ui/src/i18n/languages.json'), 'utf8')),
)

test.each(kinds.map(({ name, record }) => [record.kind, name, record] as const))(
  'the history of %s has a word for each field, in every language',
  async (kind, name, record) => {
    const known = words.get(kind)
    expect(known, `${name}/src/web/index.ts has no records of kind "${kind}"`).toBeDefined()
    const fields = await listFields(record)
    expect(fields.length).toBeGreaterThan(0)
    for (const language of LANGUAGES) {
      const own = readTexts(name, language)
      const shared = readTexts('history', language)
      const missing = fields.filter((path) => {
        const key = known?.labelKeys?.[path] ?? `field.${path}`
        const last = path.slice(path.lastIndexOf('.') + 1)
        return textAt(own, key) === undefined && textAt(shared, `field.${last}`) === undefined
      })
      expect(missing, language).toEqual([])
      expect(textAt(own, known?.titleKey ?? '')).toBeTypeOf('string')
    }
  },
)

/** Paths of all fields of a kind: `sex`, `names.use`. */
async function listFields({ table, omit, parts = [] }: RecordKind): Promise<string[]> {
  const own = namesOf(planFields(await listColumns(db, table), omit))
  const inParts = await Promise.all(
    parts.map(async (part) => {
      const names = namesOf(planFields(await listColumns(db, part.table), [part.ownerColumn]))
      return [part.field, ...names.map((name) => `${part.field}.${name}`)]
    }),
  )
  return [...own, ...inParts.flat()]
}

function namesOf(fields: readonly { readonly name: string }[]): string[] {
  return fields.map(({ name }) => name)
}

/** As much of the web's `RecordWords` as is looked at here. */
interface RecordWords {
  readonly kind: string
  readonly titleKey: string
  readonly labelKeys?: Readonly<Record<string, string>>
}

async function readWords(): Promise<Map<string, RecordWords>> {
  const owners = [...new Set(kinds.map(({ name }) => name))]
  const loaded = owners.map(async (name): Promise<readonly RecordWords[]> => {
    const { feature } = await import(pathToFileURL(join(FEATURES, name, 'src/web/index.ts')).href)
    return feature.records ?? []
  })
  return new Map((await Promise.all(loaded)).flat().map((entry) => [entry.kind, entry]))
}

function readTexts(feature: string, language: string): unknown {
  return JSON.parse(readFileSync(join(FEATURES, feature, 'src/locales', `${language}.json`), 'utf8'))
}

function textAt(texts: unknown, key: string): string | undefined {
  const found = key.split('.').reduce<unknown>((tree, step) => Object(tree)[step], texts)
  return typeof found === 'string' ? found : undefined
}
