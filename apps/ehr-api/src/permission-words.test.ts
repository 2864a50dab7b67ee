import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadWorkspaceFeatures } from './testing/workspace-features.ts'

const FEATURES = join(import.meta.dirname, '../../../libs/features')

const features = await loadWorkspaceFeatures()
const permissions = features.flatMap((feature) => Object.keys(feature.permissions))
/** Those of the feature that shows them: a language that one feature has, all have. */
const languages = readdirSync(join(FEATURES, 'users/src/locales')).map((file) => file.replace('.json', ''))

describe.each(languages)('in %s', (language) => {
  test.each(permissions)('%s has a sentence for the matrix, and its feature a title', (permission) => {
    const [feature = '', verb = ''] = permission.split(':')
    const words = readWords(feature, language)
    expect(words.title, `permission.title in ${feature}/src/locales/${language}.json`).toBeTypeOf('string')
    expect(words[verb], `permission.${verb} in ${feature}/src/locales/${language}.json`).toBeTypeOf('string')
  })
})

test('no sentence is left over from a permission that is no more', () => {
  const known = new Set(permissions)
  const left = readdirSync(FEATURES).flatMap((feature) =>
    Object.keys(readWords(feature, 'en'))
      .filter((verb) => verb !== 'title' && !known.has(`${feature}:${verb}`))
      .map((verb) => `${feature}:${verb}`),
  )
  expect(left).toEqual([])
})

function readWords(feature: string, language: string): Readonly<Record<string, unknown>> {
  const path = join(FEATURES, feature, 'src/locales', `${language}.json`)
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')).permission ?? {}) : {}
}
