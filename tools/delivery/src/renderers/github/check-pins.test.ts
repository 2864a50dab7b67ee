import { expect, test } from 'vitest'
import { planPreset } from '../../testing/plan-preset.ts'
import { PINS } from './action-pins.ts'
import { checkPins, listActionUses } from './check-pins.ts'
import { renderGitHub } from './render-github.ts'

const commit = 'a'.repeat(40)
const pins = {
  'acme/tools': { version: 'v1.2.3', commit, provenance: 'A' },
  'tj-actions/changed-files': { version: 'v46.0.0', commit, provenance: 'A' },
} as const

test('every action that is rendered is in the table, as it is written', () => {
  const uses = listActionUses(renderGitHub(planPreset('hikma')).filter(({ path }) => path.endsWith('.yml')))

  expect(uses.length).toBeGreaterThan(50)
  expect(checkPins(uses, PINS)).toEqual([])
})

test.each([
  [`uses: acme/tools@${commit} # v1.2.3`, []],
  [`- uses: "acme/tools/scan@${commit}" # v1.2.3`, []],
  ['uses: ./.github/actions/own', []],
  [`uses: docker://alpine@sha256:${commit}`, []],
  ['uses: acme/tools@v1 # v1.2.3', ['can be moved to any code; expected a full commit.']],
  ['uses: acme/tools@aaaaaaa # v1.2.3', ['can be moved to any code; expected a full commit.']],
  [`uses: acme/tools@${commit}`, ['should say its version behind it: # v1.2.3']],
  [`uses: acme/tools@${commit} # v1.2.4`, ['should say its version behind it: # v1.2.3']],
  [`uses: acme/tools@${'b'.repeat(40)} # v1.2.3`, [`is not the commit of the table, ${commit} (v1.2.3).`]],
  [
    `uses: acme/other@${commit} # v1.0.0`,
    ['no verified commit is known. Run "pnpm ehr delivery pins --update acme/other"'],
  ],
  [`uses: tj-actions/changed-files@${commit} # v45.0.7`, ['is v45.0.7, which was taken over or is weak.']],
  ['uses: docker://alpine:3', ['is no fixed image']],
])('judges %s', (line, wrong) => {
  const problems = checkPins(listActionUses([{ path: 'a.yml', text: `steps:\n      ${line}\n` }]), pins)

  expect(problems).toEqual(wrong.map((each) => expect.stringContaining(each)))
  expect(problems.filter((problem) => !problem.startsWith('a.yml:2: '))).toEqual([])
})

test('a version in the table that was taken over is said, used or not', () => {
  const taken = { 'aquasecurity/trivy-action': { version: 'v0.34.2', commit, provenance: 'A' } } as const

  expect(checkPins([], taken)).toEqual([
    'aquasecurity/trivy-action v0.34.2: this version was taken over or is weak.',
  ])
})
