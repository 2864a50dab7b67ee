import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { lintSource } from '@secretlint/core'
import { creator } from '@secretlint/secretlint-rule-preset-recommend'

const PRESET = '@secretlint/secretlint-rule-preset-recommend'

/** What is larger was not written by a person, and takes long. */
export const MAX_SECRET_BYTES = 5 * 1024 * 1024

/** A rule of secretlint's preset with what .secretlintrc.json says about it. */
export interface SecretRule {
  id: string
  options: Record<string, unknown>
}

/** Reads the rules of .secretlintrc.json; none where there is no such file. Throws where it is no JSON. */
export function readSecretRules(root: string): SecretRule[] {
  const file = join(root, '.secretlintrc.json')
  if (!existsSync(file)) return []
  const presets = listOf(Object(JSON.parse(readFileSync(file, 'utf8'))).rules)
  const preset = presets.find(({ id }) => id === PRESET)
  return listOf(preset?.rules).map(({ id, options }) => ({ id: String(id), options: Object(options) }))
}

/** Finds secrets in a text: the line and what it is, never the secret itself. */
export async function lintSecrets(
  rules: readonly SecretRule[],
  path: string,
  content: Buffer,
): Promise<{ line: number; what: string }[]> {
  if (content.length === 0 || content.length > MAX_SECRET_BYTES || content.includes(0)) return []
  const { messages } = await lintSource({
    source: { filePath: path, content: content.toString('utf8'), contentType: 'text', ext: extname(path) },
    options: { config: { rules: [{ id: PRESET, rule: creator, rules: [...rules] }] }, maskSecrets: true },
  })
  return messages.map(({ loc, messageId, ruleId }) => ({
    line: loc.start.line,
    what: `${messageId} (${ruleId})`,
  }))
}

function listOf(value: unknown): Record<string, unknown>[] {
  return Array.isArray(value) ? value.map(Object) : []
}
