import { type Check, type Finding, ok, type Place, warning } from '../check.ts'

const SHOWN = 3

/** Whether the database has the migrations of what is checked out, where a database answers. */
export const migrations: Check = {
  name: 'migrations',
  run: async (place) => {
    const [{ findTrouble, readStatus }, url] = await Promise.all([import('@ehr/dev'), findUrl(place)])
    const isThere = url !== undefined && (await findTrouble(url)) === undefined
    if (!isThere) return ok('not looked at: no database answers')
    const status = await readStatus(url)
    const found = judgeStatus(status)
    return found.length > 0 ? found : ok(`all ${status.applied.length} are applied`)
  },
}

/** Says what there is to do about a database's migrations. */
export function judgeStatus(status: { pending: readonly string[]; unknown: readonly string[] }): Finding[] {
  const found: Finding[] = []
  if (status.pending.length > 0) {
    found.push(
      warning(`${shorten(status.pending)} not applied`, {
        why: 'The API refuses traffic until they are, with 503.',
        mend: 'pnpm ehr migrate up ("pnpm dev" does it too)',
      }),
    )
  }
  if (status.unknown.length > 0) {
    found.push(
      warning(`${shorten(status.unknown)} in the database, and not in what is checked out`, {
        why: 'It has been migrated by other code, and can be neither migrated nor undone from here.',
        mend: 'pnpm ehr db reset (after "pnpm ehr db snapshot <name>", to keep it)',
      }),
    )
  }
  return found
}

async function findUrl({ root, env }: Place): Promise<string | undefined> {
  const { findExternalDatabase, findRunningDatabase } = await import('@ehr/dev')
  const external = findExternalDatabase(env)
  if (external !== undefined) return external.ownerUrl
  const running = await findRunningDatabase({ root, env }).catch(() => undefined)
  return running?.exists === true ? running.ownerUrl : undefined
}

function shorten(names: readonly string[]): string {
  const more = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ''
  return `${names.slice(0, SHOWN).join(', ')}${more}`
}
