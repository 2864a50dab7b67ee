import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderDocument } from './render-document.ts'
import { TOPICS } from './topics.ts'
import { runCase } from './validation-case.ts'

const DOCUMENT = join(import.meta.dirname, '../../../../docs/generated/clinical-validation.md')

const validated = TOPICS.map(({ cases, ...topic }) => ({ ...topic, results: cases.map(runCase) }))
const results = validated.flatMap((topic) => topic.results)
const wrong = results.filter(({ passed }) => !passed)
writeFileSync(DOCUMENT, renderDocument(validated))
for (const { id, given, expected, actual } of wrong) {
  process.stderr.write(`${id}: ${given}\n  expected ${expected}\n  got      ${actual}\n`)
}
process.stdout.write(
  `${results.length - wrong.length} of ${results.length} cases agree; docs/generated/clinical-validation.md\n`,
)
process.exitCode = wrong.length === 0 ? 0 : 1
