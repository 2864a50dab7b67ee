/** Judges that are not installed with the packages, and how each comes to a machine. */
const JUDGES = {
  shellcheck: 'Install it (apt-get install shellcheck, brew install shellcheck).',
  schemas: 'Put the published schemas beside the checkout, in ../shared/schemas.',
} as const

/**
 * Says whether a judge can judge here. One that cannot is skipped by name; where CI_JUDGES_REQUIRED names it, that is an
 * error: the suite would be green without anybody having looked.
 */
export function canJudge(judge: keyof typeof JUDGES, isThere: boolean): boolean {
  const required = (process.env.CI_JUDGES_REQUIRED ?? '').split(/[\s,]+/).filter((name) => name !== '')
  const unknown = required.filter((name) => !Object.hasOwn(JUDGES, name))
  if (unknown.length > 0)
    throw new Error(
      `CI_JUDGES_REQUIRED: there is no judge "${unknown.join('", "')}"; there are ${Object.keys(JUDGES).join(', ')}.`,
    )
  if (isThere || !required.includes(judge)) return isThere
  throw new Error(`The judge ${judge} could not run, and CI_JUDGES_REQUIRED names it. ${JUDGES[judge]}`)
}
