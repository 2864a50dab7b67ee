import { expect, test } from 'vitest'
import { HANGING } from './hanging.ts'
import { ROUND_TRIP_RULES } from './round-trip.ts'
import { SOURCE_NOTES } from './source-notes.ts'
import { validateProject, writeProject } from './test-project.ts'

const IMPORT = "import { sql } from 'kysely'\nvoid sql\n"

/** The rules whose examples are migrations; those in SQL are tried beside their rules. */
const EXAMPLES = [...ROUND_TRIP_RULES, HANGING, ...SOURCE_NOTES].flatMap(({ name, example }) =>
  example?.language === 'typescript' ? [{ name, example }] : [],
)

test.each(EXAMPLES)(
  '$name is found in its example, and not in the safe one',
  async ({ name, example }) => {
    const tryOne = async (source: string) => {
      await using project = await writeProject({
        'delivery.json': JSON.stringify({
          migrationGuard: { timeLimitMs: name === 'migration-hangs' ? 1500 : 10_000 },
        }),
        ...(example.setup !== undefined && {
          '1_before.ts': `export async function up(db) {\n${example.setup}\n}\n\nexport const irreversible = 'first'\n`,
        }),
        '2_example.ts': `${IMPORT}${source}`,
      })
      const { findings } = await validateProject(project)
      return findings.filter(({ migration }) => migration === '2_example')
    }

    const hazards = (await tryOne(example.hazard)).filter(({ severity }) => severity !== 'info')
    expect(hazards.map(({ rule }) => rule)).toContain(name)
    expect(
      (await tryOne(example.safe)).filter(({ rule, severity }) => rule === name && severity !== 'info'),
    ).toEqual([])
  },
  60_000,
)
