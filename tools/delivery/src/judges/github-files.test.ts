import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { createEnvironmentPayload } from '../renderers/github/environment-payload.ts'
import { renderGitHub } from '../renderers/github/render-github.ts'
import { createRulesetPayload } from '../renderers/github/ruleset-payload.ts'
import { compileSchema, hasSchema } from './published-schemas.ts'
import { listSets } from './rendered-sets.ts'
import { compileRequest, REST_DESCRIPTION } from './rest-payloads.ts'

const RULESETS = '/repos/{owner}/{repo}/rulesets'
const ENVIRONMENT = '/repos/{owner}/{repo}/environments/{environment_name}'

const sets = listSets()
const files = sets.flatMap(({ plan }) => renderGitHub(plan))
const rulesets = sets.flatMap(({ plan }) => plan.rulesets.map(createRulesetPayload))
const environments = sets.flatMap(({ plan }) =>
  plan.environments.flatMap(({ github }) => (github === undefined ? [] : [createEnvironmentPayload(github)])),
)

test.skipIf(!hasSchema('github/dependabot-2.0.json'))(
  'Dependabot’s settings fit the published schema',
  () => {
    const judge = compileSchema('github/dependabot-2.0.json')
    const written = textsOf('.github/dependabot.yml')

    expect(written.flatMap((text) => judge(parse(text)))).toEqual([])
    expect(judge(parse(written[0]?.replace(': npm', ': nmp') ?? ''))).not.toEqual([])
  },
)

test.skipIf(!hasSchema('github/github-issue-forms.json'))('every form fits the published schema', () => {
  const judge = compileSchema('github/github-issue-forms.json')
  const forms = files.filter(({ path }) => /ISSUE_TEMPLATE\/(?!config)/.test(path))

  expect(forms.flatMap(({ path, text }) => judge(parse(text)).map((wrong) => `${path}${wrong}`))).toEqual([])
  expect(forms.length).toBeGreaterThan(0)
  expect(judge(parse(forms[0]?.text.replace('type: dropdown', 'type: dropup') ?? ''))).not.toEqual([])
})

test.skipIf(!hasSchema('github/github-issue-config.json'))(
  'the chooser of forms fits the published schema',
  () => {
    const judge = compileSchema('github/github-issue-config.json')

    expect(textsOf('.github/ISSUE_TEMPLATE/config.yml').flatMap((text) => judge(parse(text)))).toEqual([])
    expect(judge({ blank_issues_enabled: 'perhaps' })).not.toEqual([])
  },
)

test.skipIf(!hasSchema(REST_DESCRIPTION))('GitHub’s REST description takes every ruleset', () => {
  const judges = [compileRequest('post', RULESETS), compileRequest('put', `${RULESETS}/{ruleset_id}`)]

  expect(rulesets.length).toBeGreaterThan(sets.length)
  expect(judges.flatMap((judge) => rulesets.flatMap(judge))).toEqual([])
})

test.skipIf(!hasSchema(REST_DESCRIPTION)).each([
  ['a misspelt parameter', 'required_approving_review_count', 'required_approvals'],
  ['a rule that does not exist', '"required_signatures"', '"signatures"'],
  ['an unknown enforcement', '"active"', '"sometimes"'],
  ['a misspelt key', '"bypass_actors"', '"bypassers"'],
  ['a merge method that does not exist', '"squash"', '"squish"'],
])('GitHub’s REST description refuses a ruleset with %s', (_what, from, to) => {
  const text = JSON.stringify(rulesets[0])

  expect(text).toContain(from)
  expect(compileRequest('post', RULESETS)(JSON.parse(text.replaceAll(from, to)))).not.toEqual([])
})

test.skipIf(!hasSchema(REST_DESCRIPTION))(
  'GitHub’s REST description takes every environment, and no misspelt one',
  () => {
    const judge = compileRequest('put', ENVIRONMENT)
    const judgePolicy = compileRequest('post', `${ENVIRONMENT}/deployment-branch-policies`)
    const reviewers = [{ type: 'Team', id: 7 }]

    expect(environments.flatMap(({ settings }) => judge({ ...settings, reviewers }))).toEqual([])
    expect(environments.flatMap(({ policies }) => policies.flatMap(judgePolicy))).toEqual([])
    expect(environments.some(({ policies }) => policies.some(({ type }) => type === 'tag'))).toBe(true)
    expect(judge({ wait_timer: 0, waittimer: 0 })).not.toEqual([])
    expect(judgePolicy({ name: 'main', type: 'commit' })).not.toEqual([])
  },
)

test('every line of CODEOWNERS names a path and somebody on GitHub', () => {
  const lines = textsOf('.github/CODEOWNERS').flatMap((text) => text.trimEnd().split('\n').slice(1))

  expect(lines.length).toBeGreaterThan(0)
  expect(lines.filter((line) => !/^(\*|\/\S*)( @[\w-]+(\/[\w.-]+)?)+$/.test(line))).toEqual([])
})

function textsOf(wanted: string): string[] {
  return files.filter(({ path }) => path === wanted).map(({ text }) => text)
}
