import { spawn } from 'node:child_process'
import { join } from 'node:path'

/**
 * Links the new package, generates the table's types and schema, records the SQL of its queries, and writes its page of
 * the documentation.
 *
 * @throws Error naming the command that failed, with what it said
 */
export async function finishFeature(root: string, feature: string): Promise<void> {
  const run = (script: string, ...args: readonly string[]) => runScript(root, script, args)
  const link = async () => {
    // Only this one: nothing else has changed, and it takes half the time.
    await run(
      'node_modules/pnpm/bin/pnpm.mjs',
      ...['install', '--no-frozen-lockfile', '--prefer-offline', '--ignore-scripts', '--silent'],
      ...['--filter', `./libs/features/${feature}`],
    )
    await run('tools/generators/src/feature/record-sql.ts', root, feature)
  }
  const describe = async () => {
    await run('tools/cli/bin/ehr.mjs', 'migrate', 'generate')
    await run('tools/delivery/src/sync/write-feature-page.ts', root, feature)
  }
  // Neither needs the other, and each waits for the disk most of its time.
  await Promise.all([link(), describe()])
}

function runScript(root: string, script: string, args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => {
      if (code === 0) resolve()
      else {
        const command = [script, ...args].join(' ')
        reject(new Error(`The files are written, but "node ${command}" failed:\n${Buffer.concat(said)}`))
      }
    })
  })
}
