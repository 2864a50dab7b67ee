import { listEnvironments, type PlanRule, when } from './rule.ts'

/** Rulesets are for public repositories, and for private ones of accounts that pay. */
export const offersRulesets: PlanRule = ({ metadata: { github, branching } }) =>
  when(
    branching.enforcement === 'rulesets' && github.visibility === 'private' && github.plan === 'free',
    'branching.enforcement',
    'the plan "free" has no rulesets for private repositories.',
    'Set it to "hooks-and-ci", which then hold the rules; or make the repository public, or set github.plan to "team".',
  )

/** Patterns of names and messages are for enterprises. */
export const offersPatterns: PlanRule = ({ metadata: { github, branching } }) =>
  when(
    branching.nameEnforcement === 'rulesets' && github.plan !== 'enterprise',
    'branching.nameEnforcement',
    `the plan "${github.plan}" has no patterns in rulesets.`,
    'Set it to "hooks-and-ci": the pre-push hook and the merge-flow check hold names then.',
  )

/** Merge queues are for organisations: public repositories, or enterprises. */
export const offersMergeQueues: PlanRule = ({ metadata: { github, branching } }) => {
  const isOffered =
    github.account === 'organization' && (github.visibility === 'public' || github.plan === 'enterprise')
  return Object.entries(branching.protection).flatMap(([name, { hasMergeQueue }]) =>
    when(
      hasMergeQueue && !isOffered,
      `branching.protection.${name}.hasMergeQueue`,
      'merge queues are for public repositories of organisations, and for enterprises.',
      'Set it to false; needsUpToDate then holds that a branch was tested with its base.',
    ),
  )
}

/** Reviewers and wait timers of environments are for public repositories, or enterprises. */
export const offersReviewers: PlanRule = (context) => {
  const { github } = context.metadata
  const isOffered = github.visibility === 'public' || github.plan === 'enterprise'
  return listEnvironments(context).flatMap(({ path, environment: { approval } }) =>
    when(
      approval?.how === 'environment' && !isOffered,
      `${path}.approval.how`,
      `the plan "${github.plan}" has no reviewers of environments in private repositories.`,
      'Set it to "pull-request": the code owners of the pull request into the branch then approve.',
    ),
  )
}

/** Scans inside GitHub are free for public repositories, and bought for private ones. */
export const offersScans: PlanRule = ({ metadata: { github, scans } }) => {
  const isOffered = github.visibility === 'public' || github.hasAdvancedSecurity
  const right = 'Set it to false, or buy it and set github.hasAdvancedSecurity to true.'
  const wrong = 'private repositories need a licence for this.'
  return [
    ...when(scans.codeql && !isOffered, 'scans.codeql', wrong, right),
    ...when(scans.dependencyReview && !isOffered, 'scans.dependencyReview', wrong, right),
    ...when(github.secretScanning.isOn && !isOffered, 'github.secretScanning.isOn', wrong, right),
    ...when(
      github.hasAdvancedSecurity && github.visibility === 'private' && ['free', 'pro'].includes(github.plan),
      'github.hasAdvancedSecurity',
      `the plan "${github.plan}" cannot buy it.`,
      'Set it to false, or set github.plan to "team" or "enterprise".',
    ),
    ...when(
      github.secretScanning.hasPushProtection && !github.secretScanning.isOn,
      'github.secretScanning.hasPushProtection',
      'pushes are protected by secret scanning, which is off.',
      'Set github.secretScanning.isOn to true.',
    ),
  ]
}

/** Attestations of what is released need a public repository, or an enterprise. */
export const offersAttestations: PlanRule = ({ metadata: { github, releases } }) =>
  when(
    releases.hasAttestation && github.visibility === 'private' && github.plan !== 'enterprise',
    'releases.hasAttestation',
    `the plan "${github.plan}" has no attestations for private repositories.`,
    'Set it to false; the SBOM and the checksums of the release stay.',
  )

/** People have the plans of people, organisations those of organisations. */
export const hasPossiblePlan: PlanRule = ({ metadata: { github, product } }) => [
  ...when(
    github.account === 'user' && ['team', 'enterprise'].includes(github.plan),
    'github.plan',
    `a person’s account cannot have the plan "${github.plan}".`,
    'Set it to "free" or "pro", or github.account to "organization".',
  ),
  ...when(
    github.account === 'organization' && github.plan === 'pro',
    'github.plan',
    'an organisation cannot have the plan "pro".',
    'Set it to "free", "team" or "enterprise".',
  ),
  ...when(
    github.requiresSecrets && product.repository === undefined,
    'github.requiresSecrets',
    'the canonical repository, which would demand secrets, is not named.',
    'Name it under product.repository, or set this to false.',
  ),
]
