import type { ParsedStatement } from '../model/parsed-statement.ts'
import { findConstraint, type NewConstraint } from './constraint.ts'
import { nameOfParts, type QualifiedName } from './names.ts'

/** ALTER DOMAIN, as far as it touches the values that columns of the domain have. */
export interface AlterDomain {
  domain: QualifiedName
  action:
    | { kind: 'add constraint'; constraint: NewConstraint }
    | { kind: 'validate constraint'; name: string }
    | { kind: 'set not null' }
    | { kind: 'other' }
}

/** Takes an ALTER DOMAIN apart; undefined for any other statement. */
export function findAlterDomain(parsed: ParsedStatement | undefined): AlterDomain | undefined {
  if (!parsed || !('AlterDomainStmt' in parsed.tree)) return undefined
  const { subtype, typeName, name = '', def } = parsed.tree.AlterDomainStmt
  const domain = nameOfParts(typeName)
  // Letters of the grammar: C adds a constraint, V validates one, O sets NOT NULL, N drops it, T the default, X drops a constraint.
  if (subtype === 'V') return { domain, action: { kind: 'validate constraint', name } }
  if (subtype === 'O') return { domain, action: { kind: 'set not null' } }
  const constraint = subtype === 'C' ? findConstraint(def) : undefined
  return { domain, action: constraint ? { kind: 'add constraint', constraint } : { kind: 'other' } }
}
