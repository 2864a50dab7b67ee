import { createTestPlan } from '@ehr/release/testing'
import { expect, test } from 'vitest'
import { hasDescription } from './testing/description.ts'
import { openGitHub } from './testing/open-github.ts'
import { runHere } from './testing/run-here.ts'

const plan = createTestPlan()

test.skipIf(!hasDescription)(
  'speaks as GitHub’s published description says, and is answered so (../shared/schemas)',
  async () => {
    const { env, github, violations, undescribed } = await openGitHub(plan)
    github.labels.push({ name: 'Release', description: 'old' })
    await runHere(env, { plan, mode: 'apply' })
    const develop = github.environments.staging
    develop?.policies.push({ id: 7, name: 'feature/*', type: 'branch' })
    await runHere(env, { plan, mode: 'apply' })

    expect(violations).toEqual([])
    // With a fuller description, by GITHUB_REST_DESCRIPTION, there are none.
    const others = [...undescribed].filter((call) => !NOT_IN_SUBSET.test(call))
    expect(others).toEqual([])
  },
)

/** The description beside the checkout has a part of what GitHub publishes, without these. */
const NOT_IN_SUBSET =
  /secrets$|vulnerability-alerts$|^PATCH \/labels\/|^DELETE .*deployment-branch-policies|^GET \/(orgs|users)\//

test.skipIf(!hasDescription)(
  'the stand-in notices what GitHub would refuse (../shared/schemas)',
  async () => {
    const { env, violations } = await openGitHub(plan)
    const headers = { authorization: `Bearer ${env.GITHUB_TOKEN}`, 'content-type': 'application/json' }
    const base = `${env.GITHUB_API_URL}/repos/example-org/wardkit`
    const send = (method: string, path: string, body?: object) =>
      fetch(`${base}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) })
    await send('POST', '/rulesets', { name: 'x', enforcement: 'sometimes' })
    await send('PATCH', '', { allow_squash: true })
    await send('PUT', '/environments/x', { wait_timer: '0' })
    await send('GET', '/rulesets?parents=no')

    const noticed = violations.join('\n')
    expect(noticed).toContain('/enforcement must be equal to one of the allowed values')
    expect(noticed).toContain('must NOT have additional properties {"additionalProperty":"allow_squash"}')
    expect(noticed).toContain('/wait_timer must be integer')
    expect(noticed).toContain('unknown in the query: parents')
  },
)
