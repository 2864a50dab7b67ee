import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readModel } from './branching/read-model.ts'
import { findForbiddenPushes, parsePushes } from './pushes.ts'
import { findWorkspaceRoot } from './workspace.ts'

/* The pre-push hook: ends with 1 when a push goes straight to a long-lived branch. */
const isDirect = spawnSync('git', ['config', '--type=bool', 'ehr.directPush'], {
  encoding: 'utf8',
}).stdout.trim()
const forbidden = isDirect === 'true' ? [] : listForbidden()

for (const sentence of forbidden) console.error(sentence)
process.exitCode = forbidden.length === 0 ? 0 : 1

function listForbidden(): string[] {
  const model = readModel(findWorkspaceRoot(import.meta.dirname))
  return findForbiddenPushes(model, parsePushes(readFileSync(0, 'utf8')))
}
