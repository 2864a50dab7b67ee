import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Folder of the generated pages, relative to the workspace. */
export const PAGES_FOLDER = 'docs/migration-guard'

/** Where the pages about rules are to be read. */
export interface PagesPlace {
  /** From the configuration: address of the folder that has them. */
  configured?: string
  /** Of the process: GitHub Actions says there where the repository is. */
  env: Readonly<Record<string, string | undefined>>
}

/** Decides where findings link to: what is configured, the repository on GitHub, else the path in the workspace. */
export function decidePages({ configured, env }: PagesPlace): string {
  if (configured !== undefined) return configured.replace(/\/$/, '')
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_SHA: sha } = env
  if (!server || !repository) return PAGES_FOLDER
  return `${server}/${repository}/blob/${sha || 'HEAD'}/${PAGES_FOLDER}`
}

/** Makes the address of a page absolute, as SARIF wants it: a path becomes that of the file in the workspace. */
export function toAbsolutePage(page: string, root: string): string {
  return URL.canParse(page) ? page : pathToFileURL(join(root, page)).href
}
