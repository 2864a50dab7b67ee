import { createRequire } from 'node:module'
import { join } from 'node:path'

const GUARD = import.meta.resolve('../process/end-with-supervisor.ts')

/** How to start a process of the run: Node's arguments, and where. */
export interface NodeCommand {
  readonly args: readonly string[]
  readonly cwd: string
}

/** The API, started anew whenever a file that it has loaded changes. */
export function apiServerCommand(root: string): NodeCommand {
  return {
    args: ['--import', GUARD, '--watch', '--watch-preserve-output', apiMain(root)],
    cwd: root,
  }
}

/** A command of the API's: `demo load`, `import <folder>` and the like. */
export function apiCommand(root: string, args: readonly string[]): NodeCommand {
  return { args: ['--import', GUARD, apiMain(root), ...args], cwd: root }
}

/** Vite's development server on a port of 127.0.0.1. */
export function webServerCommand(root: string, port: number): NodeCommand {
  const folder = join(root, 'apps', 'ehr-web')
  const vite = join(
    createRequire(join(folder, 'package.json')).resolve('vite/package.json'),
    '..',
    'bin',
    'vite.js',
  )
  const options = ['--host', '127.0.0.1', '--port', String(port), '--strictPort', '--clearScreen', 'false']
  return { args: ['--import', GUARD, vite, ...options, '--logLevel', 'warn'], cwd: folder }
}

function apiMain(root: string): string {
  return join(root, 'apps', 'ehr-api', 'src', 'main.ts')
}
