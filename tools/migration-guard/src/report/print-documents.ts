import { ALL_NOTES } from '../validate/rule-list.ts'
import { renderJsonSchema, SCHEMA_FILE } from './json-schema.ts'
import { renderRulePages } from './rule-pages.ts'

/* `node print-documents.ts`: the generated files as JSON by path, for a process that may hold an older version of this code. */
console.log(
  JSON.stringify({
    ...renderRulePages(ALL_NOTES),
    [`tools/migration-guard/${SCHEMA_FILE}`]: renderJsonSchema(),
  }),
)
