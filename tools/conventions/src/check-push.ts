import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { findForbiddenPushes, parsePushes } from './pushes.ts'

/* The pre-push hook: ends with 1 when a push goes straight to a long-lived branch. */
const isDirect = spawnSync('git', ['config', '--type=bool', 'ehr.directPush'], {
  encoding: 'utf8',
}).stdout.trim()
const forbidden = isDirect === 'true' ? [] : findForbiddenPushes(parsePushes(readFileSync(0, 'utf8')))

for (const sentence of forbidden) console.error(sentence)
process.exitCode = forbidden.length === 0 ? 0 : 1
