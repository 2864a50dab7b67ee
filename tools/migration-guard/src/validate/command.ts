import { existsSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { isAbsolute, join, resolve } from 'node:path'
import { decidePages, toAbsolutePage } from '../report/pages.ts'
import { type Format, renderReport } from '../report/render-report.ts'
import { renderVerdict } from '../report/verdict.ts'
import { findRoot } from './find-root.ts'
import type { FolderOptions, SqlOptions } from './options.ts'
import { ALL_NOTES } from './rule-list.ts'
import { validateMigrations } from './validate-migrations.ts'

export interface CommandInput {
  validation: FolderOptions | SqlOptions
  format: Format
  /** File to write the report to, instead of standard output. */
  output?: string
  /** What the paths of the command line are relative to. */
  cwd: string
  stdout: { write(text: string): unknown; isTTY?: boolean }
  stderr: { write(text: string): unknown }
}

/** Validates and shows the report; gives the exit code: 0 fine, 1 findings that fail it. Throws when it could not run. */
export async function runValidation(input: CommandInput): Promise<0 | 1> {
  const { validation, format, output, cwd, stdout, stderr } = input
  const report = await validateMigrations(validation)
  validation.onProgress?.('')
  const root =
    'sql' in validation ? validation.workspace : await findRoot(validation.folder, validation.workspace)
  const pages = decidePages({ env: process.env })
  const text = renderReport(report, format, {
    notes: ALL_NOTES,
    pageOf: (rule) => {
      const page = [...report.findings, ...report.suppressed].find((finding) => finding.rule === rule)?.page
      return toAbsolutePage(page ?? `${pages}/${rule}.md`, validation.workspace)
    },
    isColoured: output === undefined && stdout.isTTY === true && !process.env.NO_COLOR,
    sourceOf: (file) => readSource(file, [root, cwd]),
  })
  if (output === undefined) stdout.write(text)
  else {
    await writeFile(resolve(cwd, output), text)
    stderr.write(`${renderVerdict(report)} The report is in ${output}.\n`)
  }
  return report.outcome.exitCode
}

function readSource(file: string, folders: readonly string[]): string | undefined {
  const candidates = isAbsolute(file) ? [file] : folders.map((folder) => join(folder, file))
  const path = candidates.find((candidate) => existsSync(candidate))
  return path === undefined ? undefined : readFileSync(path, 'utf8')
}
