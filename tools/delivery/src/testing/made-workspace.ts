import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { ProjectNodes } from '../plan/read-graph.ts'
import { createPreset, type PresetName } from '../presets/index.ts'
import { inferNodes, ROOT } from './workspace.ts'

/** A workspace in a folder of its own, with the projects of this one. */
export interface MadeWorkspace {
  root: string
  nodes: ProjectNodes
  write: (path: string, text: string) => void
  git: (...args: string[]) => string
  [Symbol.dispose]: () => void
}

/** Makes a workspace whose delivery.json is a preset, in a git repository when it is asked for. */
export function makeWorkspace(preset: PresetName | undefined): MadeWorkspace {
  const root = mkdtempSync(join(tmpdir(), 'delivery-'))
  const write = (path: string, text: string) => {
    mkdirSync(join(root, dirname(path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  // Links are not followed where generated files are looked for, so nothing is written through them.
  mkdirSync(join(root, 'tools'))
  for (const linked of ['apps', 'libs', 'tools/cli', 'pnpm-workspace.yaml'])
    symlinkSync(join(ROOT, linked), join(root, linked))
  write('docs/generated/clinical-validation.md', '# Clinical validation\n')
  if (preset !== undefined) write('delivery.json', `${JSON.stringify(createPreset(preset), null, 2)}\n`)
  return { root, nodes: inferNodes(), write, git, [Symbol.dispose]: () => rmSync(root, { recursive: true }) }
}
