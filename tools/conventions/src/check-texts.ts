import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPackageTexts } from './texts/check-package-texts.ts'
import { readTextRules, SHARED_TEXTS_FILE } from './texts/languages.ts'
import { readPackageFiles } from './texts/read-package-files.ts'
import { findWorkspaceRoot, listPackages } from './workspace.ts'

/*
 * `node check-texts.ts [folder …]`: checks the translations of these packages, or of all, and that their screens
 * say nothing else and know no left or right; ends with 1 when one is against the rules.
 */
const root = findWorkspaceRoot(import.meta.dirname)
const folders = process.argv.slice(2)
const rules = readTextRules(root)
const shared: unknown = JSON.parse(readFileSync(join(root, SHARED_TEXTS_FILE), 'utf8'))
const failures = listPackages(root)
  .filter(({ folder }) => folders.length === 0 || folders.includes(folder))
  .flatMap(({ folder }) => checkPackageTexts(readPackageFiles(root, folder), rules, shared))

for (const failure of failures) console.error(failure)
process.exitCode = failures.length === 0 ? 0 : 1
