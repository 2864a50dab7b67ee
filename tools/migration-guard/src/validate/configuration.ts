import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { SEVERITIES } from '../model/finding.ts'
import { RULE_NAMES } from '../model/rule-names.ts'

/** The file at the workspace's root that the configuration is in, under `migrationGuard`. */
export const CONFIGURATION_FILE = 'delivery.json'

/** What a workspace may say about its validation; all of it is optional. */
export const configurationModel = z.strictObject({
  rows: z.int().min(0).max(10_000_000).optional().describe('Rows seeded in each table.'),
  rules: z
    .partialRecord(z.enum(RULE_NAMES), z.enum([...SEVERITIES, 'off']))
    .optional()
    .describe('Severity of a rule instead of its own.'),
  styleRules: z.boolean().optional().describe('Switches the rules about style on, as warnings.'),
  largeTableRows: z
    .int()
    .min(1)
    .optional()
    .describe('Rows of the largest tables in production: findings say how long it would take there.'),
  timeLimitMs: z.int().min(100).optional().describe('A migration that takes longer counts as hanging.'),
  roles: z
    .array(z.string().min(1))
    .optional()
    .describe(
      'Roles that migrations grant rights to; made on the server, without login, where they are missing.',
    ),
  failOn: z.enum(['error', 'warning']).optional(),
  rulePages: z.url().optional().describe('Address of the folder with the pages about rules.'),
})

export type GuardConfiguration = z.infer<typeof configurationModel>

/** Reads `migrationGuard` of `delivery.json`; empty where there is none. Throws with every mistake in it. */
export async function readConfiguration(root: string): Promise<GuardConfiguration> {
  const text = await readFile(join(root, CONFIGURATION_FILE), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  })
  return text === undefined ? {} : parseConfiguration(text)
}

/** Parses the text of `delivery.json`. Its other parts belong to others and are passed over. */
export function parseConfiguration(text: string): GuardConfiguration {
  const parsed = z.looseObject({ migrationGuard: configurationModel.optional() }).safeParse(parseJson(text))
  if (parsed.success) return parsed.data.migrationGuard ?? {}
  const problems = parsed.error.issues.map(
    ({ path, message }) => `  ${path.join('.') || 'the file'}: ${message}`,
  )
  throw new Error(`${CONFIGURATION_FILE} is not as it should be:\n${problems.join('\n')}`)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new Error(`${CONFIGURATION_FILE} is no JSON: ${why}`, { cause })
  }
}
