import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { createRepository, type Repository } from './repository.ts'

const NODE_MODULES = join(import.meta.dirname, '../../../../node_modules')

/**
 * Creates a repository that is a workspace of Nx: `api` needs `lib`, `page` stands alone; each target writes its
 * project’s name and what it was called with into the file `runs`.
 */
export function createWorkspace(): Repository {
  const repository = createRepository()
  symlinkSync(NODE_MODULES, join(repository.root, 'node_modules'))
  repository.write({
    '.gitignore': 'node_modules\n.nx\nruns\n',
    'delivery.json': JSON.stringify({ branching: { model: 'git-flow' } }),
    'nx.json': JSON.stringify({ analytics: false, neverConnectToCloud: true }),
    'package.json': JSON.stringify({ name: 'made-up', private: true, workspaces: ['packages/*'] }),
    'package-lock.json': JSON.stringify({ name: 'made-up', lockfileVersion: 3, packages: {} }),
    ...project('lib', ['lint', 'test']),
    ...project('api', ['lint', 'test', 'build'], { lib: '*' }),
    ...project('page', ['lint', 'e2e']),
    'packages/lib/a.test.ts': '',
    'packages/api/a.test.ts': '',
  })
  repository.git('add', '--all')
  repository.git('commit', '--quiet', '--message', 'workspace')
  return repository
}

function project(name: string, targets: readonly string[], dependencies: object = {}) {
  const command = (target: string) => ({
    executor: 'nx:run-commands',
    options: {
      command: `node -e "require('fs').appendFileSync('runs', process.argv.slice(1).join(' ') + String.fromCharCode(10))" -- ${name}:${target}`,
    },
  })
  const manifest = {
    name,
    version: '0.0.0',
    dependencies,
    nx: { targets: Object.fromEntries(targets.map((target) => [target, command(target)])) },
  }
  return { [`packages/${name}/package.json`]: JSON.stringify(manifest) }
}
