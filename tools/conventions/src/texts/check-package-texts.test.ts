import { expect, test } from 'vitest'
import { checkPackageTexts } from './check-package-texts.ts'
import { parseTextRules } from './languages.ts'

const rules = parseTextRules({ en: { locale: 'en-GB' } }, {})

function check(path: string, source: string): string[] {
  return checkPackageTexts([{ path, source }], rules)
}

test.each([
  ['<p>Save it</p>', 'Save it'],
  ['<p>{"Save it"}</p>', 'Save it'],
  ['<p>{isNew ? "Save it" : t("edit")}</p>', 'Save it'],
  ['<p>{isNew && `Save it`}</p>', 'Save it'],
  ['<p>{name ?? "Save it"}</p>', 'Save it'],
  ['<input aria-label="Save it" />', 'Save it'],
  ['<input placeholder={"Save it"} />', 'Save it'],
  ['<Field label={isNew ? "Save it" : title} />', 'Save it'],
  ['<img alt="احفظ" />', 'احفظ'],
])('a component that says it itself is named: %s', (jsx, text) => {
  expect(check('libs/x/src/a.tsx', `\nexport const A = () => ${jsx}`)).toEqual([
    `libs/x/src/a.tsx:2 says "${text}" itself: put it into src/locales.`,
  ])
})

test('a window’s title is named as well', () => {
  expect(check('libs/x/src/a.tsx', 'document.title = "Patients"')).toHaveLength(1)
})

test.each([
  '<p>{t("form.save")}</p>',
  '<Button variant="filled" aria-label={t("save")} type="submit">{label}</Button>',
  '<Kbd>Ctrl</Kbd>',
  '<p>{" · "}{name}</p>',
  '<a href="/patients" className={css.link ?? "plain"}>{count}</a>',
  '<input aria-keyshortcuts="Control+Enter" inputMode="numeric" />',
])('a component that takes its words from the translations passes: %s', (jsx) => {
  expect(check('libs/x/src/a.tsx', `export const A = () => ${jsx}`)).toEqual([])
})

test.each([
  ['.a { margin-left: 1px }'],
  ['.a { left: 0 }'],
  ['.a { border-top-right-radius: 2px }'],
  ['.a { text-align: right }'],
  ['.a { margin: 1px 2px 3px 4px }'],
  ['.a { mask-image: linear-gradient(to right, #000, transparent) }'],
  ['@media print { .a { float: left } }'],
])('a style that knows left or right is named: %s', (css) => {
  expect(check('libs/x/src/a.module.css', css)).toHaveLength(1)
})

test.each([
  ['.a { margin-inline-start: 1px; text-align: start }'],
  ['.a { margin: 1px 2px 3px 2px }'],
  ['[dir="rtl"] .a { left: 0 }'],
  ['.a:dir(rtl) { &:hover { left: 0 } }'],
  ['.a { /* physical: time runs to the right everywhere */ left: 0 }'],
  ['.a { grid-area: left; --left: 1px; color: var(--right) }'],
])('a style that knows start and end, or says why not, passes: %s', (css) => {
  expect(check('libs/x/src/a.module.css', css)).toEqual([])
})

test.each([
  '<Box ml="md" />',
  '<Text ta="right">{name}</Text>',
  '<div style={{ paddingLeft: 4 }} />',
  '<div style={{ textAlign: "left" }} />',
])('a prop that knows left or right is named: %s', (jsx) => {
  expect(check('libs/x/src/a.tsx', `export const A = () => ${jsx}`)).toHaveLength(1)
})

test('a prop that knows start and end passes', () => {
  expect(check('libs/x/src/a.tsx', 'export const A = () => <Box ms="md" pe="sm" ta="end" />')).toEqual([])
})

test('a key that no text has is named, in the package’s own texts and the shared ones', () => {
  const files = [
    {
      path: 'libs/x/src/locales/en.json',
      source: '{"title":"Title","status":{"on":"On"},"rows_one":"1","rows_other":"R"}',
    },
    {
      path: 'libs/x/src/a.tsx',
      source: [
        't("title"); t("form.save"); t("rows", { count })',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
        't(`status.${s}`); t("app:x"); t("y", { ns })',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
        't("titel"); t(`state.${s}`)',
      ].join('\n'),
    },
  ]
  expect(checkPackageTexts(files, rules, { form: { save: 'Save' } })).toEqual([
    'libs/x/src/a.tsx:3 asks for "titel", which en.json has not.',
    'libs/x/src/a.tsx:3 asks for "state.…", which en.json has not.',
  ])
})

test('a refusal that a feature defines has words', () => {
  const files = [
    { path: 'libs/x/src/locales/en.json', source: '{"problem":{"VISIT_OPEN":"The visit is still open."}}' },
    {
      path: 'libs/x/src/contract.ts',
      source: "defineProblem('VISIT_OPEN', 409, 'Open')\ndefineProblem('VISIT_GONE', 410, 'Gone')",
    },
  ]
  expect(checkPackageTexts(files, rules)).toEqual([
    'libs/x/src/contract.ts:2 asks for "problem.VISIT_GONE", which en.json has not.',
  ])
})

test('a package may list which of its own texts read as in English', () => {
  const arabic = parseTextRules({ en: { locale: 'en-GB' }, ar: { locale: 'ar' } }, {})
  const files = [
    { path: 'libs/x/src/locales/en.json', source: '{"title":"Wards"}' },
    { path: 'libs/x/src/locales/ar.json', source: '{"title":"Wards"}' },
  ]
  const list = { path: 'libs/x/src/same-as-english.json', source: '{"ar":["Wards"]}' }
  expect(checkPackageTexts(files, arabic)).toHaveLength(1)
  expect(checkPackageTexts([...files, list], arabic)).toEqual([])
})
