import { delimiter } from 'node:path'

/** What says where packages come from, and so belongs to the machine and not to the pnpm that runs this bench. */
const KEPT = /^npm_config_(registry|userconfig|cafile)$/i
const SET_BY_RUNNERS = /^(p?npm_.*|node|node_path|init_cwd|database_url|migration_database_url)$/i

/**
 * The environment of a shell that has just been opened: without what npx and pnpm hand down (one such variable keeps
 * pnpm from installing), without this workspace's programs on the path, and with an empty store.
 */
export function freshEnv(outer: NodeJS.ProcessEnv, store: string): NodeJS.ProcessEnv {
  const own = Object.entries(outer).filter(([name]) => KEPT.test(name) || !SET_BY_RUNNERS.test(name))
  return { ...Object.fromEntries(own), PATH: machinePath(outer.PATH ?? ''), pnpm_config_store_dir: store }
}

function machinePath(path: string): string {
  return path
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules') && !folder.includes('_npx'))
    .join(delimiter)
}
