/** One thing that is wrong with the metadata. */
export interface Problem {
  /** Where, such as `environments.production.approval`; of an application, such as `apps/ehr-api/package.json: delivery.port`. */
  path: string
  wrong: string
  right: string
}

/** Renders problems as a person reads them: one each, with where it is and what would be right. */
export function describeProblems(problems: readonly Problem[]): string {
  return problems.map(({ path, wrong, right }) => `${path}: ${wrong}\n  ${right}`).join('\n')
}
