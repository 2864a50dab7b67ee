import type { Hit, Rule } from '../model/rule.ts'
import type { CatalogueObject } from '../model/snapshot.ts'
import { findCause } from './causes.ts'
import { changesOf } from './changes.ts'

/** Functions that run with their owner's rights on whatever search path the caller has. */
export const securityDefinerSearchPath: Rule = {
  name: 'security-definer-search-path',
  severity: 'warning',
  title: 'SECURITY DEFINER without a search_path',
  why: "The function runs with its owner's rights and looks up names on the caller's search_path: who can create a function or table anywhere on it runs code as the owner.",
  remedy:
    'Add `set search_path = pg_catalog, …, pg_temp` to the function, and take EXECUTE away from PUBLIC.',
  example: {
    hazard:
      "create function whoami() returns text language sql security definer as 'select current_user::text';",
    safe: "create function whoami() returns text language sql security definer set search_path = pg_catalog as 'select current_user::text';",
  },
  check: ({ up }) => {
    const { appeared, changed } = changesOf(up)
    const opened = [...appeared, ...changed.filter(({ before }) => !isOpen(before)).map(({ after }) => after)]
    return opened.filter(isOpen).map((object): Hit => {
      const name = object.name.replace(/\(.*$/s, '')
      const statement = findCause(
        up,
        ({ parsed, sql }) => /Function/.test(parsed?.kind ?? '') && sql.includes(name),
      )
      const observed = `${object.schema}.${object.name} runs as ${object.facts.owner}, on the search_path of its caller.`
      return statement === undefined ? { observed } : { statement, observed }
    })
  },
}

function isOpen({ kind, facts }: CatalogueObject): boolean {
  return (
    kind === 'function' &&
    facts.securityDefiner === true &&
    !String(facts.config ?? '').includes('search_path=')
  )
}
