import { z } from 'zod'
import { SEVERITIES } from '../model/finding.ts'
import { RULE_NAMES } from '../model/rule-names.ts'

const findingModel = z
  .object({
    rule: z.enum(RULE_NAMES),
    severity: z.enum(SEVERITIES),
    file: z.string().describe('Relative to the workspace or to the folder validated, with forward slashes.'),
    line: z.int().min(1),
    migration: z.string().optional().describe('Missing where it is about the set of migrations.'),
    observed: z.string().describe('What was seen: lock and milliseconds, rows rewritten, the error.'),
    why: z.string(),
    remedy: z.string(),
    statement: z.string().optional().describe('The SQL, shortened, without parameters.'),
    page: z.string().describe('Address or path of the page about the rule.'),
    postgres: z
      .array(z.int())
      .optional()
      .describe('Major versions that show it, where several were tried and not all do.'),
  })
  .describe('One hazard.')

const migrationModel = z.object({
  name: z.string(),
  file: z.string(),
  outcome: z.enum(['validated', 'failed']).describe('failed: up did not come to its end.'),
  upMs: z.number(),
  downMs: z.number().optional(),
  upAgainMs: z.number().optional(),
  irreversible: z.string().optional().describe('Reason that the migration gives for having no way back.'),
})

/** The published shape of a report; `report.schema.json` is made from it. */
export const reportModel = z
  .object({
    $schema: z.string(),
    servers: z.array(z.object({ version: z.string(), description: z.string() })),
    base: z.string().optional().describe('Git reference that says what is released.'),
    remarks: z.array(z.string()).describe('What was done, and why no more.'),
    needsMigrationFirst: z
      .array(z.string())
      .describe('Queries of this release that the schema of the running one refuses: migrate, then deploy.'),
    rows: z.int().describe('Rows seeded in each table.'),
    migrations: z.array(migrationModel),
    findings: z.array(findingModel),
    suppressed: z.array(findingModel.extend({ reason: z.string() })),
    unproven: z
      .array(z.object({ table: z.string(), why: z.string(), migrations: z.array(z.string()) }))
      .describe('Tables that could not be filled, so that nothing was proven on them.'),
    outcome: z.object({
      failOn: z.enum(['error', 'warning']),
      errors: z.int(),
      warnings: z.int(),
      infos: z.int(),
      exitCode: z.union([z.literal(0), z.literal(1)]),
    }),
  })
  .meta({ title: 'Report of a validation of migrations' })

/** All that one validation has to say; every format is made of it alone. */
export type Report = z.infer<typeof reportModel>
export type ReportedFinding = Report['findings'][number]
export type ReportedMigration = Report['migrations'][number]
