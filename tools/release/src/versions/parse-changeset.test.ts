import { expect, test } from 'vitest'
import { parseChangeset } from './parse-changeset.ts'

test('reads what somebody notices, of what, and how big it is', () => {
  const text = '---\n"@ehr/ehr-api": minor\n\'@ehr/ehr-web\': patch\n---\n\nGrowth charts.\n\nBy WHO.\n'

  expect(parseChangeset('brave-cats-sing', text)).toEqual({
    ok: true,
    changeset: {
      id: 'brave-cats-sing',
      releases: [
        { name: '@ehr/ehr-api', bump: 'minor' },
        { name: '@ehr/ehr-web', bump: 'patch' },
      ],
      summary: 'Growth charts.\n\nBy WHO.',
    },
  })
})

test.each(['---\n---\n', '---\n---', '---\r\n---\r\n', '---\n\n---\n\nNothing that a user notices.'])(
  'one without packages is an empty one: %j',
  (text) => {
    expect(parseChangeset('x', text)).toMatchObject({ ok: true, changeset: { releases: [] } })
  },
)

test.each<[string, string, RegExp]>([
  ['an empty file', ' \n', /it is empty/],
  ['no front matter', 'Growth charts.', /has no front matter/],
  ['front matter without an end', '---\n"@ehr/ehr-api": minor\n\nGrowth charts.', /has no front matter/],
  ['front matter that is no YAML', '---\n"@ehr/ehr-api: minor\n---\nx', /is no YAML/],
  ['a list', '---\n- "@ehr/ehr-api"\n---\nx', /names no packages/],
  ['a bump that there is not', '---\n"@ehr/ehr-api": huge\n---\nx', /has the bump "huge".*major/],
  ['no bump', '---\n"@ehr/ehr-api":\n---\nx', /has no bump/],
  [
    'a package twice',
    '---\n"@ehr/ehr-api": minor\n"@ehr/ehr-api": patch\n---\nx',
    /names "@ehr\/ehr-api" twice/,
  ],
  ['nothing for the changelog', '---\n"@ehr/ehr-api": minor\n---\n', /says nothing/],
])('refuses %s', (_what, text, said) => {
  const parsed = parseChangeset('x', text)
  const problems = parsed.ok ? [] : parsed.problems

  expect(problems.map(({ wrong, mend }) => `${wrong} ${mend}`).join(' ')).toMatch(said)
})

test('says everything that is wrong at once', () => {
  const parsed = parseChangeset('x', '---\na: huge\nb: tiny\na: patch\n---\nx')

  expect(parsed.ok ? [] : parsed.problems).toHaveLength(3)
})
