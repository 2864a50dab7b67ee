import { expression } from '../expression.ts'
import type { Job, Step, Triggers } from '../workflow.ts'
import { checkName, tierPaths } from './checks.ts'
import { checkTriggers, createJob, informationalOn, type JobContext } from './context.ts'
import { planGate } from './gate.ts'
import { checkout, install, needSecrets, run } from './steps.ts'
import { joinTriggers } from './triggers.ts'

interface Scan {
  id: string
  name: string
  isOn: boolean
  steps: Step[]
  from: string
  permissions?: Job['permissions']
  secrets?: readonly string[]
  /** Compares a pull request with its base, and so makes no sense by the clock. */
  isOfPullRequests?: boolean
}

/** Plans the scans of dependencies and code that are switched on, and the gate over them; nothing when none is. */
export function planSecurity(context: JobContext): Job[] {
  const checks = checkTriggers(context, 'security')
  const scheduled: Triggers = { schedules: [context.metadata.pipelines.schedules.security], dispatch: {} }
  const all = joinTriggers([checks, scheduled])
  const scans = listScans(context).filter(({ isOn }) => isOn)
  const jobs = scans.map((scan) =>
    createJob(context, {
      id: scan.id,
      name: scan.name,
      triggers: scan.isOfPullRequests ? onlyPullRequests(checks) : all,
      timeoutMinutes: 30,
      permissions: { contents: 'read', ...scan.permissions },
      secrets: scan.secrets ?? [],
      ...informationalOn(context, 'security'),
      steps: [checkout(), ...needSecrets(context, scan.secrets ?? [], scan.steps)],
      from: [scan.from],
    }),
  )
  if (jobs.length === 0) return []
  return [
    ...jobs,
    securityGate(context, jobs, all),
    ...planSecretHistory(context, scheduled),
    ...planZap(context, scheduled),
  ]
}

/** Plans the scan for secrets in what comes in, and over the whole history by the clock. */
export function planSecretScan(context: JobContext): Job[] {
  const secrets = secretsOfScan(context)
  return [
    createJob(context, {
      id: 'secret-scan',
      name: checkName('secret-scan'),
      triggers: checkTriggers(context, 'secret-scan'),
      ...informationalOn(context, 'secret-scan'),
      secrets,
      steps: [checkout('all'), ...needSecrets(context, secrets, secretSteps(context, 'files'))],
      from: ['scans.secrets', ...tierPaths(context, 'secret-scan')],
    }),
  ]
}

function planSecretHistory(context: JobContext, triggers: Triggers): Job[] {
  const secrets = secretsOfScan(context)
  return [
    createJob(context, {
      id: 'secret-history',
      name: 'secret scan over history',
      triggers,
      timeoutMinutes: 30,
      secrets,
      steps: [checkout('all'), ...needSecrets(context, secrets, secretSteps(context, 'history'))],
      from: ['scans.secrets', 'pipelines.schedules.security'],
    }),
  ]
}

function secretsOfScan({ metadata }: JobContext): string[] {
  return metadata.scans.secrets === 'gitguardian' ? ['GITGUARDIAN_API_KEY'] : []
}

function securityGate(context: JobContext, jobs: readonly Job[], triggers: Triggers): Job {
  return planGate(context, {
    id: 'security',
    name: checkName('security'),
    triggers,
    needs: jobs.map(({ id }) => id),
    from: tierPaths(context, 'security'),
  })
}

function onlyPullRequests({ pullRequests }: Triggers): Triggers {
  return pullRequests === undefined ? {} : { pullRequests }
}

function secretSteps(context: JobContext, what: 'files' | 'history'): Step[] {
  const tool = context.metadata.scans.secrets
  if (tool === 'gitleaks')
    return [
      {
        kind: 'uses',
        name: 'Look for secrets',
        action: 'gitleaks/gitleaks-action',
        env: { GITHUB_TOKEN: expression('github.token') },
      },
    ]
  if (tool === 'gitguardian')
    return [
      run('Look for secrets', `${GGSHIELD} secret scan ${what === 'files' ? 'ci' : 'repo .'}`, GGSHIELD_ENV),
    ]
  const command = what === 'files' ? 'pnpm secretlint "**/*"' : 'pnpm ehr ci secret-history'
  return [...install(context), run('Look for secrets', command)]
}

/** The command, since no commit of the action is known that somebody verified. */
const GGSHIELD = 'pipx run --spec ggshield==1.56.0 ggshield'
const GGSHIELD_ENV = {
  GITGUARDIAN_API_KEY: expression('secrets.GITGUARDIAN_API_KEY'),
  GITHUB_DEFAULT_BRANCH: expression('github.event.repository.default_branch'),
  GITHUB_PULL_BASE_SHA: expression('github.event.pull_request.base.sha'),
  GITHUB_PUSH_BASE_SHA: expression('github.event.base'),
  GITHUB_PUSH_BEFORE_SHA: expression('github.event.before'),
} as const

function listScans(context: JobContext): Scan[] {
  return [...listFreeScans(context), ...listServiceScans(context)]
}

function listFreeScans(context: JobContext): Scan[] {
  const { scans, gates, github } = context.metadata
  const isPrivate = github.visibility === 'private'
  const upload: Job['permissions'] = {
    'security-events': 'write',
    // In a private repository an upload also asks which run it belongs to.
    ...(isPrivate && { actions: 'read' }),
  }
  return [
    {
      id: 'audit',
      name: 'dependency audit',
      isOn: scans.audit,
      from: 'scans.audit',
      steps: [
        ...install(context),
        run('Ask the registry for known faults', 'pnpm audit --prod --audit-level "$LEVEL"', {
          LEVEL: gates.vulnerabilities,
        }),
      ],
    },
    {
      id: 'osv',
      name: 'open source vulnerabilities',
      isOn: scans.osv,
      from: 'scans.osv',
      steps: [
        ...install(context),
        run('Ask OSV for known faults', 'pnpm ehr ci osv --from "$LEVEL"', { LEVEL: gates.vulnerabilities }),
      ],
    },
    {
      id: 'dependency-review',
      name: 'dependency review',
      isOn: scans.dependencyReview,
      isOfPullRequests: true,
      from: 'scans.dependencyReview',
      steps: [
        uses('Review new dependencies', 'actions/dependency-review-action', {
          'fail-on-severity': gates.vulnerabilities,
        }),
      ],
    },
    {
      id: 'codeql',
      name: 'code scan',
      isOn: scans.codeql,
      permissions: upload,
      from: 'scans.codeql',
      steps: [
        uses('Prepare CodeQL', 'github/codeql-action/init', { languages: 'javascript-typescript' }),
        uses('Run CodeQL', 'github/codeql-action/analyze', {}),
      ],
    },
    {
      id: 'trivy',
      name: 'file scan',
      isOn: scans.trivy,
      permissions: upload,
      from: 'scans.trivy',
      steps: [
        uses('Scan files', 'aquasecurity/trivy-action', {
          'scan-type': 'fs',
          severity: severities(gates.vulnerabilities),
          'exit-code': '1',
          format: 'sarif',
          output: 'trivy.sarif',
        }),
        {
          ...uses('Show findings', 'github/codeql-action/upload-sarif', { sarif_file: 'trivy.sarif' }),
          if: 'always()',
        },
      ],
    },
  ]
}

/** What a service of somebody else does, for which an account is needed. */
function listServiceScans({ metadata }: JobContext): Scan[] {
  const { scans, gates } = metadata
  const { snyk, sonar } = scans
  return [
    {
      id: 'sonar',
      name: 'code quality scan',
      isOn: sonar !== null,
      secrets: sonar === null ? [] : [sonar.tokenSecret],
      from: 'scans.sonar',
      steps:
        sonar === null
          ? []
          : [
              {
                ...uses('Scan', 'SonarSource/sonarqube-scan-action', {
                  args: `-Dsonar.projectKey=${sonar.projectKey}`,
                }),
                env: {
                  SONAR_HOST_URL: sonar.hostUrl,
                  SONAR_TOKEN: expression(`secrets.${sonar.tokenSecret}`),
                },
              },
            ],
    },
    {
      id: 'snyk',
      name: 'snyk scan',
      isOn: snyk !== null,
      secrets: snyk === null ? [] : [snyk.tokenSecret],
      from: 'scans.snyk',
      steps:
        snyk === null
          ? []
          : [
              {
                ...uses('Scan dependencies', 'snyk/actions/node', {
                  args: `--all-projects --severity-threshold=${gates.vulnerabilities === 'moderate' ? 'medium' : gates.vulnerabilities}`,
                }),
                env: { SNYK_TOKEN: expression(`secrets.${snyk.tokenSecret}`) },
              },
            ],
    },
  ]
}

/** A baseline against a running environment; never one with patients’ data, which a rule of the plan holds. */
function planZap(context: JobContext, triggers: Triggers): Job[] {
  const { zap } = context.metadata.scans
  const url = zap === null ? undefined : context.metadata.environments[zap.environment]?.url
  if (zap === null || url === undefined) return []
  return [
    createJob(context, {
      id: 'zap',
      name: `baseline scan of ${zap.environment}`,
      triggers,
      timeoutMinutes: 30,
      permissions: { contents: 'read', issues: 'write' },
      steps: [
        checkout(),
        uses('Scan', 'zaproxy/action-baseline', { target: url, allow_issue_writing: 'true' }),
      ],
      from: ['scans.zap'],
    }),
  ]
}

function uses(name: string, action: string, options: Readonly<Record<string, string>>) {
  return { kind: 'uses' as const, name, action, with: options }
}

function severities(from: 'critical' | 'high' | 'moderate' | 'low'): string {
  const order = ['critical', 'high', 'moderate', 'low']
  return order
    .slice(0, order.indexOf(from) + 1)
    .map((level) => (level === 'moderate' ? 'MEDIUM' : level.toUpperCase()))
    .join(',')
}
