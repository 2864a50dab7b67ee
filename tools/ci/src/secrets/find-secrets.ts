import { existsSync, readFileSync } from 'node:fs'
import { extname, join, matchesGlob } from 'node:path'
import { lintSource } from '@secretlint/core'
import { creator } from '@secretlint/secretlint-rule-preset-recommend'
import * as z from 'zod'
import { type Blob, readBlobs } from '../git/blobs.ts'
import { findByGit } from '../git/git.ts'
import { applyExceptions, type Excepted } from '../metadata/exceptions.ts'
import type { Exception } from '../metadata/read-metadata.ts'

const PRESET = '@secretlint/secretlint-rule-preset-recommend'
/** What is larger was not written by a person, and takes long. */
const MAX_BYTES = 5 * 1024 * 1024

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
  const rules = readRules(root)
  const found: Secret[] = []
  const texts = question.blobs.filter(({ size }) => size > 0 && size <= MAX_BYTES)
  for (const { blob, content } of readBlobs(root, texts)) {
    if (content.includes(0)) continue
    const messages = await lint(rules, blob.path, content.toString('utf8'))
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

type Rules = z.infer<typeof configSchema>['rules'][number]['rules']

const configSchema = z.object({
  rules: z.array(
    z.object({
      id: z.string(),
      rules: z
        .array(z.object({ id: z.string(), options: z.record(z.string(), z.unknown()).default({}) }))
        .default([]),
    }),
  ),
})

function readRules(root: string): Rules {
  const file = join(root, '.secretlintrc.json')
  if (!existsSync(file)) return []
  const { rules } = configSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
  return rules.find(({ id }) => id === PRESET)?.rules ?? []
}

async function lint(rules: Rules, path: string, content: string): Promise<{ line: number; what: string }[]> {
  const { messages } = await lintSource({
    source: { filePath: path, content, contentType: 'text', ext: extname(path) },
    options: { config: { rules: [{ id: PRESET, rule: creator, rules }] }, maskSecrets: true },
  })
  return messages.map(({ loc, messageId, ruleId }) => ({
    line: loc.start.line,
    what: `${messageId} (${ruleId})`,
  }))
}
