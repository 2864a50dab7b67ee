import type { Command } from 'commander'
import { ROOT } from '../root.ts'

const here = { root: ROOT, env: process.env }

/** `pnpm ehr ci …`. */
export function register(program: Command): void {
  const ci = program.command('ci').description('What the steps of the pipelines run, here as there.')
  addAffected(ci)
  addDeployed(ci)
  addRefusals(ci)
  addGates(ci)
  addMeasures(ci)
  addServers(ci)
}

function addAffected(ci: Command): void {
  ci.command('scope')
    .description('Say what is affected, and since which commit; in a pipeline, to later jobs too.')
    .action(async () => console.log(await (await import('@ehr/ci/scope')).runScope(here)))
  ci.command('affected')
    .description('Run targets where something is affected, or the part of it that is a shard’s.')
    .argument('<targets...>', 'targets of Nx, such as test')
    .option('--shard <part>', 'such as 1/2')
    .action(async (targets: string[], options: { shard?: string }) => {
      const { runAffected } = await import('@ehr/ci/affected')
      process.exitCode = await runAffected(here, { targets, ...options })
    })
}

function addDeployed(ci: Command): void {
  ci.command('nx-cache')
    .description('Serve what other machines computed to the Nx of the steps that follow.')
    .action(async () => console.log(await (await import('@ehr/ci/nx-cache')).serveNxCache(here)))
  ci.command('deployed')
    .description('Say which commit of each application an environment has, and what has changed since.')
    .requiredOption('--env <name>', 'such as staging')
    .action(async ({ env }: { env: string }) =>
      console.log(await (await import('@ehr/ci/deployed')).runDeployed(here, env)),
    )
}

function addRefusals(ci: Command): void {
  ci.command('clean-repo')
    .description('Look for dumps, settings, archives, large files and patients’ data in what comes in.')
    .action(async () => {
      process.exitCode = await (await import('@ehr/ci/clean-repo')).runCleanRepo(here)
    })
  ci.command('commits')
    .description('Check commits as the hooks would have: messages, notes for a squash, released migrations.')
    .option('--base <commit>', 'where they begin; what this run has as its scope when left out')
    .option('--head <commit>', 'where they end; HEAD when left out')
    .action(async (options: { base?: string; head?: string }) => {
      process.exitCode = await (await import('@ehr/ci/commits')).runCommits(here, options)
    })
  ci.command('secret-history')
    .description('Look for secrets in every commit of every branch.')
    .option('--range', 'only in what comes in', false)
    .action(async (options: { range: boolean }) => {
      process.exitCode = await (await import('@ehr/ci/secrets')).runSecretHistory(here, options)
    })
  ci.command('osv')
    .description('Ask OSV for known faults of what is installed.')
    .option('--from <severity>', 'critical, high, moderate or low; what delivery.json says when left out')
    .option('--informational', 'tell, and end with 0 whatever is found', false)
    .option('--api <url>', 'another server than api.osv.dev')
    .action(async (options: { from?: string; informational: boolean; api?: string }) => {
      process.exitCode = await (await import('@ehr/ci/osv')).runOsv(here, options)
    })
}

function addGates(ci: Command): void {
  ci.command('coverage')
    .description('Run all tests, and hold what they cover against the gates of delivery.json.')
    .option('--summary <file>', 'judge this coverage-summary.json in place of running the tests')
    .action(async (options: { summary?: string }) => {
      process.exitCode = (await import('@ehr/ci/coverage')).runCoverage(here, options)
    })
}

function addMeasures(ci: Command): void {
  ci.command('benchmarks')
    .description('Measure what has a stored baseline, and say what has become slower.')
    .argument('[names...]', 'benches; those of bench/baseline.json when left out')
    .option('--tolerance <percent>', 'how much worse is no regression yet', Number, 20)
    .option('--write', 'store what is measured as the new baseline', false)
    .action(async (names: string[], options: { tolerance: number; write: boolean }) => {
      process.exitCode = await (await import('@ehr/ci/benchmarks')).runBenchmarks(here, { names, ...options })
    })
  ci.command('summary')
    .description('Tell how long the jobs of this run took, by stage against the budgets; asks GitHub.')
    .option('--jobs <file>', 'jobs as GitHub lists them, in place of asking')
    .action(async (options: { jobs?: string }) =>
      console.log(await (await import('@ehr/ci/summary')).runSummary(here, options)),
    )
  ci.command('weekly-report')
    .description('Tell how the pipelines did in the last seven days; asks GitHub.')
    .action(async () =>
      console.log(await (await import('@ehr/ci/weekly-report')).runWeeklyReport(here, new Date())),
    )
}

function addServers(ci: Command): void {
  ci.command('smoke')
    .description(
      'Ask the API its health, its version and its critical paths; one of its own, or one that runs.',
    )
    .option('--url <url>', 'where it runs')
    .option('--release <version>', 'the version that must answer')
    .action(async (options: { url?: string; release?: string }) => {
      process.exitCode = await (await import('@ehr/ci/running')).runSmoke(here, options)
    })
  ci.command('load')
    .description('Load the API with its critical paths, and hold it against the budget.')
    .option('--url <url>', 'where it runs; one of its own when left out')
    .option('--seconds <number>', 'for how long', Number, 30)
    .action(async (options: { url?: string; seconds: number }) => {
      process.exitCode = await (await import('@ehr/ci/running')).runLoad(here, options)
    })
  ci.command('journeys')
    .description('Walk all journeys in every language and width.')
    .option('--every-browser', 'in Firefox and WebKit too', false)
    .action(async (options: { everyBrowser: boolean }) => {
      process.exitCode = await (await import('@ehr/ci/running')).runJourneys(here, options)
    })
}
