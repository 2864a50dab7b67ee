import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import type { ApiCommand, CommandContext } from '@ehr/http'
import { CODE_LISTS } from '../../contract.ts'
import { CodesFileError } from './codes-file-error.ts'
import { type ImportCounts, importCodes } from './import-codes.ts'
import { type ReadCodes, readIcd10Cm, readLoinc } from './read-codes.ts'

const SYSTEMS: Readonly<Record<string, { uri: string; read: ReadCodes }>> = {
  'icd-10-cm': { uri: 'http://hl7.org/fhir/sid/icd-10-cm', read: readIcd10Cm },
  loinc: { uri: 'http://loinc.org', read: readLoinc },
}

const USAGE = `Usage: codes import <file> --system <system> [options]
Reads a release of a code system. The same file again changes nothing.
  --system <name>   icd-10-cm (icd10cm-order-2026.txt or icd10cm-codes-2026.txt) or loinc (LoincTable/Loinc.csv)
  --list <name>     Offers its codes in a list; may be repeated: ${CODE_LISTS.join(', ')}
  --unlist <name>   Offers them there no longer; may be repeated
  --release <name>  Name of the release; default: the year in the file's name
  --retire-many     Believes a file that lacks many of the codes that are known`

/** `codes import`: reads a code system that a team may use. Exit code 1 when the file was refused, 2 for a wrong call. */
export const codesCommand: ApiCommand = {
  name: 'codes',
  summary: 'codes import <file> --system icd-10-cm|loinc: reads a whole code system.',
  async run(context) {
    const call = parseCall(context.args)
    if ('refusal' in call) {
      process.stderr.write(`codes: ${call.refusal}\n${USAGE}\n`)
      return 2
    }
    try {
      await runImport(context, call)
      return 0
    } catch (error) {
      if (!(error instanceof CodesFileError) && !isMissingFile(error)) throw error
      process.stderr.write(`codes: nothing was imported.\n${error.message}\n`)
      return 1
    }
  },
}

async function runImport({ db, now, signal, print }: CommandContext, call: Call): Promise<void> {
  const { uri, read } = call.system
  const counts = await importCodes(db, {
    ...{ system: uri, join: call.list, leave: call.unlist, version: call.release, now },
    mayRetireMany: call.retireMany,
    lines: read(call.file),
    onProgress: (codes) => {
      signal.throwIfAborted()
      if (codes % 20_000 === 0) print(`${codes} codes read`)
    },
  })
  for (const line of renderCounts(counts)) print(line)
  if (call.list.length === 0) print('New codes are in no list yet: --list offers them in one.')
}

function renderCounts({ licence, headings, ...counts }: ImportCounts): string[] {
  const { created, updated, unchanged, retired } = counts
  return [
    `Created ${created}, updated ${updated}, unchanged ${unchanged}, retired ${retired}; ${headings} headings left out.`,
    `Terms of use: ${licence}`,
  ]
}

interface Call {
  readonly file: string
  readonly system: { uri: string; read: ReadCodes }
  readonly list: readonly string[]
  readonly unlist: readonly string[]
  readonly release: string | null
  readonly retireMany: boolean
}

const OPTIONS = {
  system: { type: 'string' },
  list: { type: 'string', multiple: true, default: [] as string[] },
  unlist: { type: 'string', multiple: true, default: [] as string[] },
  release: { type: 'string' },
  'retire-many': { type: 'boolean', default: false },
} as const

/** Reads the command line. @returns the call, or what is wrong with it */
function parseCall(args: readonly string[]): Call | { refusal: string } {
  const parsed = readArgs(args)
  if ('refusal' in parsed) return parsed
  const { values, positionals } = parsed
  const [verb, file] = positionals
  if (verb !== 'import' || file === undefined || positionals.length > 2)
    return { refusal: 'give "import" and one file.' }
  const system = SYSTEMS[values.system ?? '']
  if (system === undefined) return { refusal: `--system must be one of ${Object.keys(SYSTEMS).join(', ')}.` }
  const unknown = [...values.list, ...values.unlist].find(
    (list) => !CODE_LISTS.some((known) => known === list),
  )
  if (unknown !== undefined) return { refusal: `there is no list "${unknown}".` }
  const { list, unlist, release = /(?:19|20)\d\d/.exec(basename(file))?.[0] ?? null } = values
  return { file, system, list, unlist, release, retireMany: values['retire-many'] }
}

function readArgs(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options: OPTIONS })
  } catch (error) {
    return { refusal: error instanceof Error ? error.message : String(error) }
  }
}

function isMissingFile(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EISDIR')
}
