import type { ObservedMigration, ObservedStatement } from '../model/observation.ts'
import type { Hit } from '../model/rule.ts'
import type { CatalogueObject } from '../model/snapshot.ts'
import { findAlterTable } from '../statements/alter-table.ts'
import { findDrop } from '../statements/index-statements.ts'
import { mayMean } from '../statements/names.ts'
import { namesInDrop } from './cascades.ts'
import { describeObject } from './describe.ts'
import { describeError } from './describe-work.ts'

/** `dependent_objects_still_exist` */
const DEPENDED_ON = '2BP01'

/** What a statement was about to drop when PostgreSQL refused to, since something else depends on it. */
export function listRefused({ up }: ObservedMigration, isMeant: (object: CatalogueObject) => boolean): Hit[] {
  return up.statements
    .filter(({ error }) => error?.code === DEPENDED_ON)
    .flatMap((statement) =>
      [...up.before.values()]
        .filter((object) => isMeant(object) && wasToDrop(statement, object))
        .map((object) => toHit(statement, object)),
    )
}

/** That it fails is told as an error by itself; what it would have taken comes with it. */
function toHit(statement: ObservedStatement, object: CatalogueObject): Hit {
  const reason = statement.error === undefined ? '' : `: ${describeError(statement.error)}`
  return { statement, severity: 'warning', observed: `${describeObject(object)} was to go${reason}.` }
}

function wasToDrop({ parsed }: ObservedStatement, object: CatalogueObject): boolean {
  const drop = findDrop(parsed)
  if (drop !== undefined) return namesInDrop(drop, object)
  const alter = findAlterTable(parsed)
  if (!alter || !mayMean(alter.table, { schema: object.schema, name: object.table ?? '' })) return false
  return alter.actions.some(
    (action) =>
      (action.kind === 'drop column' && object.kind === 'column' && action.column === object.name) ||
      (action.kind === 'drop constraint' && object.kind === 'constraint' && action.name === object.name),
  )
}
