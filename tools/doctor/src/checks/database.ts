import { type Check, ok, problem } from '../check.ts'

/** The database of development: that of DATABASE_URL, or the embedded one where it runs. */
export const database: Check = {
  name: 'database',
  run: async ({ root, env }) => {
    const { describeDatabase, findExternalDatabase, findRunningDatabase, findTrouble } = await import(
      '@ehr/dev'
    )
    const external = findExternalDatabase(env)
    if (external !== undefined) {
      const name = describeDatabase(external.apiUrl)
      const trouble = await findTrouble(external.apiUrl)
      if (trouble === undefined) return ok(`the ${name} answers (DATABASE_URL)`)
      return problem(`the ${name} does not answer`, {
        why: `${trouble}. DATABASE_URL is set, so the embedded server is not used.`,
        mend: 'Start that server or correct the address; or unset DATABASE_URL (in the shell, in .env).',
      })
    }
    const running = await findRunningDatabase({ root, env }).catch((error: unknown) => String(error))
    if (running === undefined) return ok('the embedded server does not run; what needs it starts it')
    if (typeof running !== 'string') return ok(`the embedded server runs: ${running.database}`)
    return problem('the embedded server runs and does not answer', {
      why: running,
      mend: 'End it by the number in the first line of .data/postgres/data/postmaster.pid, then: pnpm dev',
    })
  },
}
