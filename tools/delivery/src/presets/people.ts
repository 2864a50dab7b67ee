import type { DeliveryMetadata } from '../model/metadata.ts'
import type { PresetOptions } from './options.ts'

type People = DeliveryMetadata['people']

const TITLES = {
  engineering: [
    'Engineering',
    ['Builds and reviews features', 'Keeps the tests and the documentation right'],
  ],
  devops: ['DevOps', ['Maintains CI/CD, secrets and hosting', 'Rehearses rollbacks every quarter']],
  infrastructure: ['Infrastructure', ['Keeps hosts, networks and certificates']],
  database: ['Database', ['Reviews migrations', 'Rehearses restores']],
  security: ['Security', ['Watches scans', 'Manages access', 'Oversees incidents']],
  product: ['Product', ['Validates staging', 'Approves production releases']],
  clinical: ['Clinical', ['Signs the clinical validation', 'Approves production releases']],
} as const satisfies Record<string, readonly [string, readonly string[]]>

/** Roles with a team each; names, addresses and telephones are for the team to fill in. */
export function createPeople({ organisation }: PresetOptions, codeOwners: People['codeOwners']): People {
  return {
    owners: Object.fromEntries(
      Object.entries(TITLES).map(([owner, [title, responsibilities]]) => [
        owner,
        { title, github: `@${organisation}/${owner}`, responsibilities: [...responsibilities] },
      ]),
    ),
    codeOwners,
    contacts: [
      { owner: 'devops', title: 'DevOps lead', isOnCall: true },
      { owner: 'infrastructure', title: 'Infrastructure engineer', isOnCall: true },
      { owner: 'database', title: 'Database administrator', isOnCall: true },
      { owner: 'security', title: 'Security engineer', isOnCall: true },
    ],
    onCall: {
      answerWithinMinutes: 15,
      escalation: ['devops', 'infrastructure', 'database', 'security'],
      handOver: 'Mondays at 09:00',
    },
  }
}

/** Code by who knows it best. */
export const OWNED_BY_EXPERTS: People['codeOwners'] = [
  { path: '*', owners: ['engineering'] },
  { path: '/libs/auth/', owners: ['security'] },
  { path: '/libs/db-migrations/', owners: ['database'] },
  { path: '/tools/', owners: ['devops'] },
]
