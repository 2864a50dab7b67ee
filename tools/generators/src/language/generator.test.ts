import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  checkPackageTexts,
  LANGUAGES_FILE,
  parseTextRules,
  SAME_AS_ENGLISH_FILE,
} from '@ehr/conventions/texts'
import type { Tree } from '@nx/devkit'
import { createTreeWithEmptyWorkspace } from '@nx/devkit/testing'
import { beforeEach, expect, test, vi } from 'vitest'
import languageGenerator from './generator.ts'
import { planLanguage } from './plan-language.ts'

const ROOT = join(import.meta.dirname, '../../../..')
const MINE = 'libs/features/vitals/src/locales'

let tree: Tree

beforeEach(() => {
  tree = createTreeWithEmptyWorkspace()
  const locales = globSync('{apps,libs}/**/src/**/locales/en.json', {
    cwd: ROOT,
    exclude: (path) => path.endsWith('node_modules') || path.endsWith('dist'),
  })
  for (const path of [LANGUAGES_FILE, SAME_AS_ENGLISH_FILE, ...locales]) {
    tree.write(path, readFileSync(join(ROOT, path), 'utf8'))
  }
  // Whichever others this workspace speaks: here they are to be added.
  tree.write(LANGUAGES_FILE, JSON.stringify({ en: jsonAt(LANGUAGES_FILE).en }))
})

function jsonAt(path: string) {
  return JSON.parse(tree.read(path, 'utf8') ?? '')
}

function changesSince(before: readonly string[]): string[] {
  const paths = tree.listChanges().map(({ path }) => path)
  return paths.filter((path) => !before.includes(path))
}

/** What the check says of the package's texts. */
function problemsOfVitals(): string[] {
  const files = tree
    .children(MINE)
    .map((name) => ({ path: `${MINE}/${name}`, source: tree.read(`${MINE}/${name}`, 'utf8') ?? '' }))
  return checkPackageTexts(files, parseTextRules(jsonAt(LANGUAGES_FILE), jsonAt(SAME_AS_ENGLISH_FILE)))
}

test('makes one file beside each English one, and registers the language', async () => {
  const before = tree.listChanges().map(({ path }) => path)
  await languageGenerator(tree, { code: 'fr' })
  const english = before.filter((path) => path.endsWith('/locales/en.json'))
  expect(english.length).toBeGreaterThan(8)
  expect(changesSince(before).sort()).toEqual(
    english.map((path) => path.replace('en.json', 'fr.json')).sort(),
  )
  expect(jsonAt(LANGUAGES_FILE).fr).toMatchObject({ name: 'Français', locale: 'fr', direction: 'ltr' })
})

test('a file begins with the English texts and the plural forms of its language', async () => {
  tree.write(`${MINE}/en.json`, '{"title":"Vitals","rows_one":"{{count}} row","rows_other":"{{count}} rows"}')
  await languageGenerator(tree, { code: 'fr' })
  expect(jsonAt(`${MINE}/fr.json`)).toEqual({
    title: 'Vitals',
    rows_one: '{{count}} row',
    rows_many: '{{count}} rows',
    rows_other: '{{count}} rows',
  })
})

test('the check names each text until it is translated, and is content then', async () => {
  for (const name of tree.children(MINE)) tree.delete(`${MINE}/${name}`)
  tree.write(`${MINE}/en.json`, '{"title":"Vital signs","bmi":"BMI"}')
  await languageGenerator(tree, { code: 'he' })
  expect(problemsOfVitals()).toEqual([
    `${MINE}: he: "title" is still English: "Vital signs".`,
    `${MINE}: he: "bmi" is still English: "BMI".`,
  ])
  tree.write(`${MINE}/he.json`, '{"title":"סימנים חיוניים","bmi":"BMI"}')
  tree.write(SAME_AS_ENGLISH_FILE, '{"he":["BMI"]}')
  expect(problemsOfVitals()).toEqual([])
})

test('twice changes nothing; later it adds what has come, and keeps every translation', async () => {
  await languageGenerator(tree, { code: 'ur' })
  const first = tree.listChanges().map(({ path, content }) => [path, content?.toString()])
  await languageGenerator(tree, { code: 'ur' })
  expect(tree.listChanges().map(({ path, content }) => [path, content?.toString()])).toEqual(first)

  const english = jsonAt(`${MINE}/en.json`)
  tree.write(`${MINE}/ur.json`, JSON.stringify({ ...jsonAt(`${MINE}/ur.json`), title: 'علاماتِ حیات' }))
  tree.write(`${MINE}/en.json`, JSON.stringify({ ...english, added: 'Something new' }))
  await languageGenerator(tree, { code: 'ur' })
  expect(jsonAt(`${MINE}/ur.json`)).toMatchObject({ title: 'علاماتِ حیات', added: 'Something new' })
})

test('says how much is left', async () => {
  const said = vi.spyOn(console, 'info').mockReturnValue()
  const finish = await languageGenerator(tree, { code: 'fr' })
  await finish()
  expect(said.mock.calls[0]?.[0]).toMatch(/^Français: \d{3,} texts in \d+ files/)
  said.mockRestore()
})

test.each([
  ['fr', { code: 'fr', name: 'Français', locale: 'fr', direction: 'ltr', nativeDigits: 'latn' }],
  ['ur', { code: 'ur', name: 'اردو', locale: 'ur', direction: 'rtl', nativeDigits: 'arabext' }],
  ['he', { code: 'he', name: 'עברית', locale: 'he', direction: 'rtl', nativeDigits: 'latn' }],
  ['pt-BR', { code: 'pt', name: 'Português', locale: 'pt-BR', direction: 'ltr', nativeDigits: 'latn' }],
  ['zh', { code: 'zh', name: '中文', locale: 'zh', direction: 'ltr', nativeDigits: 'latn' }],
])('knows of %s how it is written', (tag, { code, ...facts }) => {
  const planned = planLanguage(tag)
  expect(planned).toMatchObject({ code, facts })
  expect(planned.facts.months.filter((month) => !/^\P{N}+$/u.test(month))).toEqual([])
  expect(new Set(planned.facts.months).size).toBe(12)
})

test.each([
  ['en', 'English is the language that all others are translated from.'],
  ['qq', 'There is no language "qq". Give it as BCP 47: fr, ur, he, pt-BR.'],
  ['fr_FR!', '"fr_FR!" is no language code. Give it as BCP 47: fr, ur, he, pt-BR.'],
])('refuses "%s"', async (code, message) => {
  await expect(languageGenerator(tree, { code })).rejects.toThrow(message)
})
