import type { Mutation } from './mutation.ts'

/** Metadata that break the rules of github. */
export const GITHUB: readonly Mutation[] = [
  [
    'rulesets that are not offered',
    'hikma',
    { 'github.visibility': 'private' },
    'branching.enforcement',
    'no rulesets for private repositories',
  ],
  [
    'patterns that are not offered',
    'hikma',
    { 'branching.nameEnforcement': 'rulesets' },
    'branching.nameEnforcement',
    'no patterns in rulesets',
  ],
  [
    'a queue that is not offered',
    'medstack',
    { 'github.plan': 'team' },
    'branching.protection.main.hasMergeQueue',
    'merge queues are for',
  ],
  [
    'reviewers that are not offered',
    'healthbridge',
    { 'github.visibility': 'private', 'github.plan': 'team' },
    'environments.production.approval.how',
    'no reviewers of environments',
  ],
  [
    'scans that are not offered',
    'hikma',
    { 'github.visibility': 'private', 'github.plan': 'team' },
    'scans.codeql',
    'need a licence',
  ],
  [
    'a licence that is not sold',
    'hikma',
    { 'github.visibility': 'private', 'github.hasAdvancedSecurity': true },
    'github.hasAdvancedSecurity',
    'cannot buy it',
  ],
  [
    'push protection of nothing',
    'hikma',
    { 'github.secretScanning.isOn': false },
    'github.secretScanning.hasPushProtection',
    'secret scanning, which is off',
  ],
  [
    'attestations that are not offered',
    'hikma',
    { 'github.visibility': 'private', 'github.plan': 'team' },
    'releases.hasAttestation',
    'no attestations',
  ],
  [
    'a plan that people cannot have',
    'hikma',
    { 'github.account': 'user', 'github.plan': 'team' },
    'github.plan',
    'cannot have the plan "team"',
  ],
  [
    'a canonical repository without a name',
    'hikma',
    { 'github.requiresSecrets': true },
    'github.requiresSecrets',
    'is not named',
  ],
]
