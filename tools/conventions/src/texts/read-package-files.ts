import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TextFile } from './check-package-texts.ts'

/** Reads the files of a package that hold texts or styles; tests may say what they like. */
export function readPackageFiles(root: string, folder: string): TextFile[] {
  const exclude = (path: string) => /(^|[\\/])(node_modules|dist|files|testing)$/.test(path)
  return globSync('{src/**/*.{ts,tsx,css},src/**/locales/*.json,src/same-as-english.json}', {
    cwd: join(root, folder),
    exclude,
  })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => !/\.test\.tsx?$/.test(path))
    .sort()
    .map((path) => ({ path, source: readFileSync(join(root, path), 'utf8') }))
}
