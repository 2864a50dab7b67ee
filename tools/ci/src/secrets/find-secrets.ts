import { matchesGlob } from 'node:path'
import { lintSecrets, MAX_SECRET_BYTES, readSecretRules } from '@ehr/conventions/content'
import { type Blob, findByGit, readBlobs } from '@ehr/conventions/git'
import { applyExceptions, type Excepted } from '../metadata/exceptions.ts'
import type { Exception } from '../metadata/read-metadata.ts'

/** A secret in a file of some commit; what it is, never its text. */
export interface Secret {
  path: string
  line: number
  what: string
  /** A commit that has the file. */
  commit: string
}

/** Where secrets are looked for. */
export interface SecretsQuestion {
  root: string
  blobs: readonly Blob[]
  exceptions: readonly Exception[]
  today: string
}

/** Finds secrets in files of any commit, by the rules of .secretlintrc.json. */
export async function findSecrets(question: SecretsQuestion): Promise<Excepted<Secret>> {
  const { root, exceptions, today } = question
  const rules = readSecretRules(root)
  const found: Secret[] = []
  const texts = question.blobs.filter(({ size }) => size > 0 && size <= MAX_SECRET_BYTES)
  for (const { blob, content } of readBlobs(root, texts)) {
    const messages = await lintSecrets(rules, blob.path, content)
    if (messages.length > 0) {
      const commit = findByGit(root, ['log', '--all', '-1', '--format=%h', `--find-object=${blob.id}`]) ?? ''
      found.push(...messages.map(({ line, what }) => ({ path: blob.path, line, what, commit })))
    }
  }
  const own = exceptions.filter(({ check }) => check === 'secrets')
  const matches = ({ path }: Secret, { subject }: Exception) => matchesGlob(path, subject)
  return applyExceptions(found, own, { matches, today })
}

/** Renders what was found, for a person; the secrets themselves stay out of logs. */
export function renderSecrets({ left, accepted }: Excepted<Secret>, count: number): string {
  const known = accepted.map(
    ({ finding, exception }) => `  ${finding.path}: accepted until ${exception.until}: ${exception.reason}`,
  )
  if (left.length === 0) return [`No secret in ${count} files.`, ...known].join('\n')
  return [
    `${left.length} secrets in ${count} files:`,
    ...left.map(
      ({ path, line, what, commit }) =>
        `  ${JSON.stringify(path)}:${line} of ${commit || 'no commit'}: ${what}`,
    ),
    ...known,
    'What was pushed is known to others: replace it where it is valid first (pnpm ehr secrets due lists how), then take it out of the commits.',
    'No secret after all: add its shape to .secretlintrc.json, or its file to scans.exceptions of delivery.json.',
  ].join('\n')
}
