import type { Concept } from './concept.ts'
import type { Element } from './element.ts'
import type { FhirReference } from './fhir-types.ts'
import type { ConceptType, MappedType } from './mapping.ts'

/** Reads a reference and resolves it to a record's id; null when it is absent or means nothing known. */
export function readReference(element: Element | null, targets: readonly MappedType[]): string | null {
  if (element === null) return null
  const reference = referenceText(element, targets[0])
  return reference === null ? null : (element.context.resolve(reference, targets, element.path) ?? null)
}

/** Resolves a reference that must be there. */
export function requireReference(
  parent: Element,
  name: string,
  targets: readonly MappedType[],
): string | null {
  const element = parent.child(name)
  if (element === null) return parent.fail(name, 'is missing')
  return (
    readReference(element, targets) ??
    element.fail('reference', `leads to no ${targets.join(' or ')} known here`)
  )
}

/** Reads the concept that a reference stands for. */
export function readConceptReference(element: Element | null, target: ConceptType): Concept | null {
  const reference = element?.text('reference') ?? null
  return reference === null ? null : (element?.context.conceptOf(reference, target, element.path) ?? null)
}

/** Writes a reference to a record of this installation. */
export function renderReference(type: MappedType, id: string): FhirReference {
  return { reference: `${type}/${id}` }
}

/** Writes a reference that may be absent. */
export function renderOptionalReference(type: MappedType, id: string | null): FhirReference | undefined {
  return id === null ? undefined : renderReference(type, id)
}

/** A reference by identifier means what the conditional reference of the same identifier means. */
function referenceText(element: Element, target: MappedType | undefined): string | null {
  const literal = element.text('reference')
  if (literal !== null) return literal
  const identifier = element.child('identifier')
  const value = identifier?.text('value') ?? null
  if (value === null || target === undefined) return null
  const token = [identifier?.text('system') ?? null, value].filter((part) => part !== null).join('|')
  return `${element.text('type') ?? target}?identifier=${encodeURIComponent(token)}`
}
