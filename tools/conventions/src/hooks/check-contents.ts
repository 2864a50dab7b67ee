import {
  describeLarge,
  judgeContent,
  judgeName,
  lintSecrets,
  MAX_READ_BYTES,
  PATIENT_DATA,
  readSecretRules,
} from '../content/index.ts'
import { type Blob, readBlobs, sizeUp } from '../git/blobs.ts'
import type { StagedChange } from '../git/staged.ts'
import { MADE_UP_FILE, parseMadeUp, readMadeUp } from '../patient-data/index.ts'
import { readAccepted } from './exceptions.ts'
import { firstOf, type Refusal, shown } from './print.ts'

const MOST = 12

interface Findings {
  unwanted: { path: string; wrong: string }[]
  secrets: { path: string; wrong: string }[]
}

/** Finds what must not come into the repository among staged files, as they are staged: not as they lie there. */
export async function checkContents(root: string, staged: readonly StagedChange[]): Promise<Refusal[]> {
  const blobs = sizeUp(
    root,
    staged.flatMap(({ path, id }) => (id === undefined ? [] : [{ path, id }])),
  )
  if (blobs.length === 0) return []
  const isAccepted = readAccepted(root, new Date().toISOString().slice(0, 10))
  const { unwanted, secrets } = await findUnwanted(root, blobs)
  return describe({
    unwanted: unwanted.filter(({ path }) => !isAccepted('clean-repo', path)),
    secrets: secrets.filter(({ path }) => !isAccepted('secrets', path)),
  })
}

async function findUnwanted(root: string, blobs: readonly Blob[]): Promise<Findings> {
  const found: Findings = { unwanted: [], secrets: [] }
  const rules = readSecretRules(root)
  const madeUp = readMadeUp()
  const readable: Blob[] = []
  for (const blob of blobs) {
    const wrong = judgeName(blob.path) ?? (blob.size > MAX_READ_BYTES ? describeLarge(blob.size) : undefined)
    if (wrong === undefined) readable.push(blob)
    else found.unwanted.push({ path: blob.path, wrong })
  }
  for (const { blob, content } of readBlobs(root, readable)) {
    // The list of made-up people is the one file in which their names stand by themselves.
    const known = blob.path === MADE_UP_FILE ? parseMadeUp(content.toString('utf8')) : madeUp
    const wrong = judgeContent(blob.path, content, known)
    if (wrong !== undefined) found.unwanted.push({ path: blob.path, wrong })
    for (const { line, what } of await lintSecrets(rules, blob.path, content))
      found.secrets.push({ path: `${blob.path}:${line}`, wrong: what })
  }
  return found
}

function describe({ unwanted, secrets }: Findings): Refusal[] {
  const isOfPatients = ({ wrong }: { wrong: string }) => wrong.startsWith(PATIENT_DATA)
  const [patients, files] = [unwanted.filter(isOfPatients), unwanted.filter((one) => !isOfPatients(one))]
  const refusals: [Findings['secrets'], Omit<Refusal, 'details'>][] = [
    [patients, PATIENTS],
    [files, { ...FILES, mend: [`git restore --staged -- ${listPaths(files)}`, FILES_MEND] }],
    [secrets, SECRETS],
  ]
  return refusals.flatMap(([found, refusal]) =>
    found.length === 0
      ? []
      : [
          {
            ...refusal,
            details: firstOf(
              found.map(({ path, wrong }) => `${shown(path)}: ${wrong}`),
              MOST,
            ),
          },
        ],
  )
}

function listPaths(found: readonly { path: string }[]): string {
  return found
    .slice(0, MOST)
    .map(({ path }) => shown(path))
    .join(' ')
}

const PATIENTS = {
  what: 'This looks like data of patients',
  why: 'what is committed is copied to every clone and stays in history; patients’ data there is a breach to be reported.',
  mend: [
    'made up? use people of the list, or add these to it: pnpm ehr made-up <files>',
    'nobody’s? say why, on the line or the one above it: phi-ignore: <reason>',
    'somebody’s? take it out, and tell the security officer where it came from (SECURITY.md)',
  ],
}

const FILES = {
  what: 'These files do not belong into the repository',
  why: 'dumps, settings, archives and large files cannot be reviewed, and history keeps them for ever.',
}

const FILES_MEND = 'and keep them out by .gitignore'

const SECRETS = {
  what: 'This looks like a secret',
  why: 'a secret that was committed is known to everybody with a clone, and has to be replaced.',
  mend: [
    'take it out; settings of this machine belong into .env, which git ignores',
    'no secret? add its shape to .secretlintrc.json, or say so there: // secretlint-disable-line -- <reason>',
  ],
}
