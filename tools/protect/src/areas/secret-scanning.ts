import type { DeliveryPlan } from '@ehr/delivery'
import type { RepositoryFacts } from '../fetch-facts.ts'
import type { Area, Note, Settings } from '../part.ts'

type Status = 'enabled' | 'disabled'

/** Secret scanning and push protection; what is on beyond delivery.json stays on. */
export const secretScanning: Area = {
  what: 'secret scanning',
  read: async ({ plan, facts }) => {
    const found = readFound(facts)
    const wanted = planScanning(plan, found)
    const statuses = Object.entries(wanted).map(([name, status]) => [name, { status }])
    const licence = needsLicence(plan) ? { advanced_security: { status: 'enabled' } } : {}
    return {
      parts: [
        {
          what: 'secret scanning',
          from: 'github.secretScanning',
          found,
          wanted,
          calls: [
            {
              route: 'PATCH /repos/{owner}/{repo}',
              parameters: { security_and_analysis: { ...licence, ...Object.fromEntries(statuses) } },
            },
          ],
        },
      ],
      notes: listNotes(plan, found),
    }
  },
}

interface Scanning extends Settings {
  secret_scanning: Status
  secret_scanning_push_protection: Status
}

function readFound({ security_and_analysis: found }: RepositoryFacts): Scanning {
  const on = (each: { status: string } | undefined): Status =>
    each?.status === 'enabled' ? 'enabled' : 'disabled'
  return {
    secret_scanning: on(found?.secret_scanning),
    secret_scanning_push_protection: on(found?.secret_scanning_push_protection),
  }
}

/** Never switches a protection off: somebody switched it on for a reason. */
function planScanning({ metadata: { github } }: DeliveryPlan, found: Scanning): Scanning {
  const { isOn, hasPushProtection } = github.secretScanning
  return {
    secret_scanning: isOn ? 'enabled' : found.secret_scanning,
    secret_scanning_push_protection: hasPushProtection ? 'enabled' : found.secret_scanning_push_protection,
  }
}

function needsLicence({ metadata: { github } }: DeliveryPlan): boolean {
  return github.visibility === 'private' && github.secretScanning.isOn
}

function listNotes({ metadata: { github } }: DeliveryPlan, found: Scanning): Note[] {
  if (github.secretScanning.isOn) return []
  if (found.secret_scanning === 'enabled')
    return [
      { kind: 'left-alone', text: 'Secret scanning is on, and delivery.json asks for none: it stays on.' },
    ]
  return [
    {
      kind: 'instead',
      text: 'Secret scanning of GitHub is off (github.secretScanning): the pre-commit hook and the secret scan in CI look instead.',
    },
  ]
}
