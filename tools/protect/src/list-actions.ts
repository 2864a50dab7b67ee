import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'

const FOLDER = '.github/workflows'

/** Lists the actions that the workflows of a checkout run, the team’s own beside the generated ones, as `owner/name`. */
export function listActions(root: string): string[] {
  const folder = join(root, FOLDER)
  if (!existsSync(folder)) return []
  const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name))
  const uses = files.flatMap((name) => findUses(parse(readFileSync(join(folder, name), 'utf8'))))
  const actions = uses.flatMap((text) => /^([\w-]+\/[\w.-]+)[@/]/.exec(text)?.[1] ?? [])
  return [...new Set(actions)].sort()
}

function findUses(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'uses' && typeof child === 'string' ? [child] : findUses(child),
  )
}
