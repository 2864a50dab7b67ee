import type { Mutation } from './mutation.ts'

/** Metadata that break the rules of checks. */
export const CHECKS: readonly Mutation[] = [
  [
    'a check that no job reports',
    'hikma',
    { 'branching.protection.main.requiredChecks': ['ci', 'buidl'] },
    'branching.protection.main.requiredChecks[1]',
    'no job reports "buidl"',
  ],
  [
    'a cell of a matrix',
    'hikma',
    { 'branching.protection.main.requiredChecks': ['ci', 'test 1/2'] },
    'branching.protection.main.requiredChecks[1]',
    'is one cell of a matrix',
  ],
  [
    'a check that does nothing there',
    'hikma',
    { 'branching.protection.develop.requiredChecks': ['ci', 'full regression'] },
    'branching.protection.develop.requiredChecks[1]',
    'it would always pass',
  ],
  [
    'a check without its gate',
    'hikma',
    { 'branching.protection.develop.requiredChecks': ['build'] },
    'branching.protection.develop.requiredChecks[0]',
    'also passes when a job that it needs has failed',
  ],
  [
    'a check that blocks nothing',
    'three-stage',
    { 'branching.protection.development.requiredChecks': ['ci', 'dependency and code scan'] },
    'branching.protection.development.requiredChecks[1]',
    'is informational',
  ],
  [
    'a check that the queue never runs',
    'medstack',
    { 'branching.protection.main.requiredChecks': ['ci', 'dependency review'] },
    'branching.protection.main.requiredChecks[1]',
    'does not run in the merge queue',
  ],
  [
    'a check named twice',
    'hikma',
    { 'branching.protection.develop.requiredChecks': ['ci', 'ci'] },
    'branching.protection.develop.requiredChecks[1]',
    'named twice',
  ],
  [
    'a scan that is switched off and required',
    'hikma',
    {
      'scans.codeql': false,
      'scans.trivy': false,
      'scans.osv': false,
      'scans.audit': false,
      'scans.dependencyReview': false,
    },
    'pipelines.tiers.main.checks',
    'has no scan that is switched on',
  ],
  [
    'an informational check that is not there',
    'hikma',
    { 'pipelines.tiers.develop.informational': ['coverage'] },
    'pipelines.tiers.develop.informational[0]',
    '"coverage"',
  ],
  [
    'two jobs of one name',
    'hikma',
    {
      'pipelines.ownJobs': [
        { workflow: 'own.yml', id: 'own', name: 'build', needs: [], command: 'true', timeoutMinutes: 5 },
      ],
    },
    'pipelines.ownJobs[0]',
    'both report "build"',
  ],
  [
    'two jobs of one id',
    'hikma',
    {
      'pipelines.ownJobs': [
        { workflow: 'ci.yml', id: 'build', name: 'own', needs: [], command: 'true', timeoutMinutes: 5 },
      ],
    },
    'pipelines.ownJobs[0]',
    'has two jobs "build"',
  ],
  [
    'a need that is not there',
    'hikma',
    {
      'pipelines.ownJobs': [
        { workflow: 'own.yml', id: 'own', name: 'own', needs: ['gone'], command: 'true', timeoutMinutes: 5 },
      ],
    },
    'pipelines.ownJobs[0].needs',
    'there is no job in own.yml "gone"',
  ],
  [
    'labels beside foreign code',
    'hikma',
    { 'pipelines.files.mergeFlow': 'ci.yml' },
    'pipelines.files.mergeFlow',
    'a token that writes',
  ],
]
