import type { Command } from 'commander'
import { ROOT } from '../root.ts'

const context = { root: ROOT, env: process.env, say: (line: string) => console.log(line) }

/** `pnpm ehr release …`. */
export function register(program: Command): void {
  const release = program
    .command('release')
    .description('Versions of the product: what changesets say, what is due, what it brings.')
  addLooks(release)
  addVersions(release)
  addSteps(release)
}

function addLooks(release: Command): void {
  release
    .command('plan')
    .description('Show what the next release would be: version, changes, migrations, configuration.')
    .option('--format <format>', 'pretty, markdown or json', 'pretty')
    .option('--branch <name>', 'as this branch would make it; what is checked out by default')
    .option('--as <version>', 'at least this version, such as 1.0.0')
    .action(async (options: { format: string; branch?: string; as?: string }) => {
      process.exitCode = await (await import('@ehr/release/versions')).showPlan(context, options)
    })
  release
    .command('notes')
    .description('Print the notes of the version that a commit has, with migrations and configuration.')
    .option('--at <commit>', 'a commit or tag, such as v1.2.3; what is checked out by default')
    .action(async (options: { at?: string }) => {
      process.exitCode = await (await import('@ehr/release/versions')).showNotes(context, options)
    })
  release
    .command('check')
    .description('Check that a change has a changeset for each deployable that it reaches.')
    .option('--base <commit>', 'where it parted from; the integration branch by default')
    .option('--into <branch>', 'the branch that it goes into; production gets what has its version')
    .action(async (options: { base?: string; into?: string }) => {
      process.exitCode = await (await import('@ehr/release/versions')).checkChange(context, options)
    })
}

function addVersions(release: Command): void {
  release
    .command('version')
    .description('Make the next version in the working tree: versions and changelogs, changesets used up.')
    .option('--as <version>', 'at least this version, such as 1.0.0')
    .option('--branch <name>', 'as this branch makes it; what is checked out by default')
    .option('--dry-run', 'say what would be made, and write nothing', false)
    .action(async ({ dryRun, ...options }: { as?: string; branch?: string; dryRun: boolean }) => {
      const { makeVersion } = await import('@ehr/release/versions')
      const { readVersion, recordVersion } = await import('../record-version.ts')
      const before = await readVersion(ROOT)
      process.exitCode = await makeVersion(context, { ...options, isDryRun: dryRun })
      await recordVersion(ROOT, before, context.say)
    })
}

function addSteps(release: Command): void {
  release
    .command('source-maps')
    .description(
      'Upload the source maps of applications that were built, and take them out of what is served.',
    )
    .argument('<apps...>', 'folders under apps/, such as ehr-web')
    .action(async (apps: string[]) => (await import('@ehr/release/source-maps')).runSourceMaps(context, apps))
  release
    .command('prepare')
    .description('Say whether a version pull request is due, and begin or end the series of candidates.')
    .action(async () => {
      process.exitCode = await (await import('@ehr/release/versions')).prepareVersion(context)
    })
  release
    .command('tag')
    .description('Tag the version that a commit has, push the tag, and publish it with its notes.')
    .option('--commit <commit>', 'what is checked out by default')
    .option('--candidates', 'only where the version is a candidate', false)
    .option('--anyway', 'also a version whose tag a verified deployment makes', false)
    .action(async (options: { commit?: string; candidates: boolean; anyway: boolean }) => {
      process.exitCode = await (await import('@ehr/release/versions')).tagVersion(context, options)
    })
  release
    .command('sync-back')
    .description('Bring what is in production back to where work goes on, by a pull request.')
    .requiredOption('--from <branch>', 'such as main')
    .requiredOption('--to <branch>', 'such as develop')
    .action(async (options: { from: string; to: string }) => {
      process.exitCode = await (await import('@ehr/release/versions')).syncBack(context, options)
    })
}
