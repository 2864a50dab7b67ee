import { expect, test } from 'vitest'
import type { Answers } from '../answers/answers.ts'
import { formatTree } from '../apply/format-tree.ts'
import { smallTemplate } from '../testing/small-template.ts'
import { compareTrees, getText, isText } from '../tree/file-tree.ts'
import { planClone } from './plan-clone.ts'
import { findRecord, RECORD_FILE } from './template-record.ts'

const ANSWERS: Answers = {
  name: 'Smith & Sons',
  slug: 'smith-sons',
  scope: '@smith',
  preset: 'hikma',
  languages: ['en', 'ar'],
  hasDemo: true,
  repository: null,
}
const ORIGIN = { version: '0.1.0', commit: 'c0ffee', tree: 'beef' }

function planned(answers: Partial<Answers> = {}, changes?: Parameters<typeof smallTemplate>[0]) {
  return planClone(smallTemplate(changes), { ...ANSWERS, ...answers }, ORIGIN)
}

test('nothing of the template’s name is left, in any case, but in what is no text', () => {
  const naming = [...planned()].filter(
    ([path, file]) =>
      /oldname/i.test(path) || (isText(file) && /oldname|(?<!e)@old\//i.test(file.content.toString())),
  )
  expect(naming.map(([path]) => path)).toEqual([])
})

test('what is no text stays byte for byte', () => {
  expect(planned().get('docs/picture.png')).toEqual(smallTemplate().get('docs/picture.png'))
})

test('each place has the name in the form that it needs', () => {
  const tree = planned({ repository: 'smith-org/ehr' })
  expect(getText(tree, 'README.md')).toContain('# Smith & Sons\n')
  expect(getText(tree, 'apps/page/index.html')).toContain('<title>Smith &amp; Sons</title>')
  expect(getText(tree, 'bin/start.sh')).toContain('SMITH_SONS_URL=https://smith-sons.example.org')
  expect(getText(tree, 'docs/generated/contents.md')).toContain(
    'Smith & Sons on smith_sons_staging, by smith-org/smith-sons',
  )
  expect(JSON.parse(getText(tree, 'package.json')).name).toBe('smith-sons')
  expect(JSON.parse(getText(tree, 'delivery.json')).environments.staging.database).toMatchObject({
    name: 'smith_sons_staging',
    instance: 'smith-sons-staging-db',
  })
})

test('packages, imports and patterns have the scope; addresses that look like it do not', () => {
  const tree = planned()
  expect(JSON.parse(getText(tree, 'libs/notes/package.json'))).toMatchObject({
    name: '@smith/notes',
    dependencies: { '@smith/ui': 'workspace:*', zod: 'catalog:' },
  })
  const code = getText(tree, 'libs/notes/src/index.ts')
  expect(code).toContain("from '@smith/ui'")
  expect(code).toContain('/^@smith\\/ui$/')
  expect(code).toContain("'someone@old/x'")
})

test('code and the keys that it reads are renamed alike', () => {
  const tree = planned()
  expect(JSON.parse(getText(tree, 'libs/notes/package.json')).smithSons).toEqual({
    feature: { name: 'notes' },
  })
  const code = getText(tree, 'libs/notes/src/index.ts')
  expect(code).toContain('const { smithSons } = Object({})')
  expect(code).toContain('isSmithSons = smithSons === title')
})

test('the holders of the licence stay, unnamed', () => {
  expect(getText(planned(), 'LICENSE')).toContain('Copyright (c) 2026 The original authors')
})

test('a language that is not kept takes its texts, its tests and its entries with it', () => {
  const tree = formatTree(smallTemplate(), planned({ languages: ['en'] }))
  expect([...tree.keys()].filter((path) => /\bar\b/.test(path))).toEqual([])
  expect(JSON.parse(getText(tree, 'libs/ui/src/i18n/languages.json'))).toEqual({ en: { name: 'English' } })
  expect(JSON.parse(getText(tree, 'libs/ui/src/i18n/same-as-english.json'))).toEqual({ '*': ['BMI'] })
  const code = getText(tree, 'libs/notes/src/index.ts')
  expect(code).toContain("export const LANGUAGES = [['en', en]]")
  expect(code).not.toContain('ar.json')
})

test('the template’s own releases and remarks go, and a clone’s versions begin', () => {
  const tree = planned(
    {},
    {
      '.changeset/brave-cats.md': '---\n---\n',
      'package.json': '{\n  "name": "oldname",\n  "version": "3.2.1"\n}\n',
    },
  )
  expect([...tree.keys()].filter((path) => /CHANGELOG|changeset/.test(path))).toEqual([])
  expect(getText(tree, 'README.md')).not.toContain('A template.')
  expect(JSON.parse(getText(tree, 'package.json')).version).toBe('0.1.0')
})

test('without the demo, development is told so and the pages do not speak of it', () => {
  expect(getText(planned(), 'README.md')).toContain('The demo.')
  const tree = planned({ hasDemo: false })
  expect(JSON.parse(getText(tree, 'package.json')).ehr).toEqual({ demo: false })
  expect(getText(tree, 'README.md')).not.toContain('The demo.')
})

test('another preset makes other environments, under the team’s name', () => {
  const delivery = JSON.parse(
    getText(planned({ preset: 'medstack', repository: 'smith-org/ehr' }), 'delivery.json'),
  )
  expect(delivery.branching.model).toBe('trunk')
  expect(delivery.product).toMatchObject({
    name: 'Smith & Sons',
    slug: 'smith-sons',
    repository: 'smith-org/ehr',
  })
  expect(JSON.stringify(delivery)).not.toMatch(/oldname|old-org/i)
})

test('what follows from delivery.json is left for "nx sync" to write', () => {
  expect(smallTemplate().has('render.yaml')).toBe(true)
  expect(planned().has('render.yaml')).toBe(false)
})

test('the record says what the clone was made from, and names nobody but the team', () => {
  const tree = planned()
  expect(findRecord(tree)).toEqual({ ...ORIGIN, answers: ANSWERS })
  expect(getText(tree, RECORD_FILE)).not.toMatch(/oldname/i)
})

test('the same answers make the same files', () => {
  expect(compareTrees(planned(), planned())).toEqual({ written: new Map(), deleted: [] })
})

test('a name that sorts and breaks otherwise is printed as the workspace prints its code', () => {
  const source =
    "import { a } from '@old/ui'\nimport { b } from '@tanstack/react-query'\n\nexport const c = a + b\n"
  const answers = { ...ANSWERS, scope: '@zoo' }
  const template = smallTemplate({ 'libs/notes/src/sorted.ts': source })
  const tree = formatTree(template, planClone(template, answers, ORIGIN))
  expect(getText(tree, 'libs/notes/src/sorted.ts').split('\n')[0]).toBe(
    "import { b } from '@tanstack/react-query'",
  )
})
