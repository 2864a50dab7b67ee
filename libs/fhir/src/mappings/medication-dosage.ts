import type { MedicationRequestTable } from '@ehr/db-migrations/tables/medication-request'
import { readWords, renderWords } from './concept.ts'
import { type Content, unlessNull } from './content.ts'
import type { Element } from './element.ts'
import type { FhirDosage } from './fhir-types.ts'
import { readQuantity, renderQuantity } from './quantity.ts'

export type DosageColumns = Pick<
  Content<MedicationRequestTable>,
  'doseQuantity' | 'doseUnit' | 'route' | 'frequency' | 'instructions' | 'isAsNeeded' | 'stoppedAt'
>

/** Reads one dosage; `isEnded` says whether the end of its bounds is when the prescription was stopped. */
export function readDosage(dosage: Element | undefined, isEnded: boolean): DosageColumns {
  const dose = readQuantity(dosage?.children('doseAndRate')[0]?.child('doseQuantity') ?? null)
  const timing = dosage?.child('timing') ?? null
  const bounds = timing?.child('repeat')?.child('boundsPeriod') ?? null
  return {
    doseQuantity: dose?.value ?? null,
    doseUnit: dose?.unit ?? null,
    route: readWords(dosage?.child('route') ?? null),
    frequency: readFrequency(timing),
    instructions: dosage?.text('text') ?? dosage?.text('patientInstruction') ?? null,
    isAsNeeded:
      (dosage?.boolean('asNeededBoolean') ?? false) || (dosage?.has('asNeededCodeableConcept') ?? false),
    stoppedAt: isEnded ? (bounds?.moment('end') ?? null) : null,
  }
}

/** Writes the dosage; nothing where none is known. */
export function renderDosage(row: DosageColumns): FhirDosage | undefined {
  const isEmpty =
    row.doseQuantity === null && row.route === null && row.frequency === null && row.instructions === null
  if (isEmpty && !row.isAsNeeded && row.stoppedAt === null) return undefined
  return {
    text: unlessNull(row.instructions),
    timing: renderTiming(row),
    asNeededBoolean: row.isAsNeeded ? true : undefined,
    route: renderWords(row.route),
    doseAndRate:
      row.doseQuantity === null
        ? undefined
        : [{ doseQuantity: renderQuantity(row.doseQuantity, row.doseUnit) }],
  }
}

function renderTiming({ frequency, stoppedAt }: DosageColumns): FhirDosage['timing'] {
  if (frequency === null && stoppedAt === null) return undefined
  return {
    repeat: stoppedAt === null ? undefined : { boundsPeriod: { end: stoppedAt.toISOString() } },
    code: renderWords(frequency),
  }
}

/** A timing's words, else what it counts: `2 × 1 d` is twice a day (UCUM's unit). */
function readFrequency(timing: Element | null): string | null {
  const words = readWords(timing?.child('code') ?? null)
  const repeat = timing?.child('repeat') ?? null
  const period = repeat?.decimal('period') ?? null
  if (words !== null || repeat === null || period === null) return words
  const unit = repeat.text('periodUnit')
  return unit === null ? null : `${repeat.integer('frequency', 1, 999) ?? 1} × ${period} ${unit}`
}
