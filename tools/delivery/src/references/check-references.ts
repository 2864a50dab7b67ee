import type { Problem } from '../plan/problem.ts'
import { checkCommands } from './commands.ts'
import { checkBlueprint, checkDeployables } from './deployables.ts'
import { checkAddresses, checkPorts, checkSecrets, checkVariablesOfPages } from './names.ts'
import { checkLinks, checkManifestPaths, checkOwnedPaths, checkQuotedPaths } from './paths.ts'
import type { ReferenceCheck, ReferenceContext } from './reference.ts'
import { checkActionInputs, checkNamesOfJobs, checkOutputs } from './workflows.ts'

/** One check for each kind of thing that a generated file may name. */
export const REFERENCE_CHECKS: readonly ReferenceCheck[] = [
  checkCommands,
  checkSecrets,
  checkVariablesOfPages,
  checkAddresses,
  checkPorts,
  checkQuotedPaths,
  checkLinks,
  checkOwnedPaths,
  checkManifestPaths,
  checkActionInputs,
  checkOutputs,
  checkNamesOfJobs,
  checkDeployables,
  checkBlueprint,
]

/** Finds everything that generated files name and that is not there; each problem once. */
export function checkReferences(context: ReferenceContext): Problem[] {
  const problems = REFERENCE_CHECKS.flatMap((check) => check(context))
  return [...new Map(problems.map((problem) => [`${problem.path}\n${problem.wrong}`, problem])).values()]
}
