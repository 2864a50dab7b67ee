/* Where the workspace's Node begins to run a hook: what it compiles is kept for the next time. */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

const root = process.cwd()
const [name, ...args] = process.argv.slice(2)
enableCompileCache(join(root, 'node_modules', '.cache', 'node'))

try {
  const { runHook } = await import('../tools/conventions/src/hooks/run-hook.ts')
  process.exitCode = await runHook(root, name, args)
} catch (error) {
  console.error(explain(error))
  process.exitCode = name.startsWith('post-') ? 0 : 1
}

function explain(error) {
  if (error?.code === 'ERR_MODULE_NOT_FOUND') {
    return `${name}: the installation does not match this commit (${error.message.split('\n')[0]}). Install it: npx -y pnpm@12 install`
  }
  return `${name}: ${error instanceof Error && error.code === undefined ? error.message : (error?.stack ?? error)}`
}
