import { expression } from '../expression.ts'
import type { Step } from '../workflow.ts'
import type { JobContext } from './context.ts'

/** The expression by which a job in need of secrets knows that they are there. */
export const HAS_SECRETS = "steps.secrets.outputs.present == 'true'"

/** Fetches the code; all of its history where something is compared. */
export function checkout(depth: 'all' | 'newest' = 'newest'): Step {
  return {
    kind: 'uses',
    name: 'Fetch the code',
    action: 'actions/checkout',
    with: { 'fetch-depth': depth === 'all' ? '0' : '1', 'persist-credentials': 'false' },
  }
}

/** Installs Node, pnpm and the packages, by pnpm’s cache; `node` may be a cell of the matrix. */
export function install({ graph, metadata }: JobContext, node: string = graph.versions.node): Step[] {
  const { kind } = metadata.pipelines.nxCache
  return [
    {
      kind: 'uses',
      name: 'Install pnpm',
      action: 'pnpm/action-setup',
      with: { version: graph.versions.pnpm },
    },
    {
      kind: 'uses',
      name: 'Install Node',
      action: 'actions/setup-node',
      with: { 'node-version': node, cache: 'pnpm' },
    },
    { kind: 'run', name: 'Install packages', run: 'pnpm install --frozen-lockfile' },
    ...(kind === 'github' ? [restoreCache(), serveCache()] : []),
  ]
}

/** Keeps Nx’s cache; only pushes to protected branches may write what others read. */
export function keepCache({ metadata }: JobContext): Step[] {
  if (metadata.pipelines.nxCache.kind !== 'github') return []
  return [
    {
      kind: 'uses',
      name: 'Keep the cache of Nx',
      if: "github.event_name == 'push' && github.ref_protected",
      action: 'actions/cache/save',
      with: { path: CACHE_FOLDER, key: CACHE_KEY },
    },
  ]
}

/** One command. */
export function run(name: string, command: string, env?: Readonly<Record<string, string>>): Step {
  return { kind: 'run', name, run: command, ...(env && { env }) }
}

/**
 * Skips what follows, with a notice, where a secret is missing: a fork is green from its first run. The canonical
 * repository may demand them.
 */
export function needSecrets(
  { metadata }: JobContext,
  secrets: readonly string[],
  steps: readonly Step[],
): Step[] {
  if (secrets.length === 0) return [...steps]
  const { repository } = metadata.product
  const isDemanded = metadata.github.requiresSecrets && repository !== undefined
  const env = Object.fromEntries(secrets.map((name) => [name, expression(`secrets.${name}`)]))
  const guard: Step = {
    kind: 'run',
    id: 'secrets',
    name: 'See whether the secrets are there',
    env: {
      ...env,
      NEEDED: secrets.join(' '),
      IS_DEMANDED: isDemanded ? expression(`github.repository == '${repository}'`) : 'false',
    },
    run: GUARD,
  }
  return [
    guard,
    ...steps.map((step) => ({ ...step, if: step.if ? `${HAS_SECRETS} && (${step.if})` : HAS_SECRETS })),
  ]
}

/** Nx’s own folder is of no use on another machine: its index is named after the one that wrote it. */
const CACHE_FOLDER = '.nx/shared-cache'
const CACHE_PREFIX = `nx-${expression('runner.os')}-${expression("hashFiles('pnpm-lock.yaml')")}-`
const CACHE_KEY = `${CACHE_PREFIX}${expression('github.sha')}`

const GUARD = `missing=''
for name in $NEEDED; do
  if [ -z "\${!name}" ]; then missing="$missing $name"; fi
done
if [ -z "$missing" ]; then
  echo 'present=true' >> "$GITHUB_OUTPUT"
else
  echo 'present=false' >> "$GITHUB_OUTPUT"
  echo "::notice::Skipped, because these secrets are not set:$missing"
  [ "$IS_DEMANDED" != true ]
fi`

function restoreCache(): Step {
  return {
    kind: 'uses',
    name: 'Fetch the cache of Nx',
    action: 'actions/cache/restore',
    with: {
      path: CACHE_FOLDER,
      key: CACHE_KEY,
      'restore-keys': CACHE_PREFIX,
    },
  }
}

function serveCache(): Step {
  return run('Serve it to Nx', 'pnpm ehr ci nx-cache')
}
