import { ENVIRONMENTS } from './environments.ts'
import { parseEnvironment, type Source } from './parse.ts'

/** Checks an environment as the application would at its start; throws what that would throw. */
export function checkEnvironment(app: string, source: Source): string {
  const environment = ENVIRONMENTS.find((each) => each.app === app)
  if (environment === undefined) {
    throw new Error(
      `There is no application "${app}". There are: ${ENVIRONMENTS.map((each) => each.app).join(', ')}.`,
    )
  }
  parseEnvironment(environment, source)
  return `All ${Object.keys(environment.variables).length} variables of ${app} can be used.`
}
