import { LAB_TESTS, type LabTest, type LabTestName } from '../medicine/tests.ts'
import type { Random } from '../random.ts'
import type { PlanPart } from './clinic-plan.ts'
import type { Visit } from './plan-visits.ts'

const LOINC = 'http://loinc.org'

/** A person's body as far as it is measured; drifts slowly from visit to visit. */
export interface Body {
  readonly ageYears: number
  /** cm */
  readonly height: number
  /** kg */
  readonly weight: number
  /** mmHg */
  readonly systolic: number
}

/** Vital signs of one visit: pressure, pulse, breathing, temperature, saturation, weight, sometimes height. */
export function planVitals(patientId: string, visit: Visit, body: Body, random: Random): PlanPart {
  const isChild = body.ageYears < 14
  const { pulse, breaths } = ratesAt(body.ageYears)
  const plain = (code: string, display: string, value: number, unit: string, decimals: number) =>
    planObservation({
      patientId,
      visit,
      random,
      code,
      display,
      category: 'vital-signs',
      value: value.toFixed(decimals),
      unit,
    })
  const measured = [
    plain('8867-4', 'Heart rate', random.normal(pulse, pulse * 0.09), '/min', 0),
    plain('9279-1', 'Respiratory rate', random.normal(breaths, breaths * 0.1), '/min', 0),
    plain('8310-5', 'Body temperature', random.normal(visit.kind === 'acute' ? 37.6 : 36.8, 0.35), 'Cel', 1),
    plain(
      '59408-5',
      'Oxygen saturation in Arterial blood by Pulse oximetry',
      Math.min(100, random.normal(97.5, 1)),
      '%',
      0,
    ),
    plain('29463-7', 'Body weight', body.weight + random.normal(0, 0.4), 'kg', 1),
    ...(isChild || random.chance(0.3) ? [plain('8302-2', 'Body height', body.height, 'cm', 1)] : []),
  ]
  if (body.ageYears < 3) return { observation: measured }
  const pressure = planPressure(patientId, visit, body, random)
  return {
    observation: [...measured, ...(pressure.observation ?? [])],
    observationComponent: pressure.observationComponent ?? [],
  }
}

/** Middle of the usual resting rates by age (American Heart Association, PALS 2015; NEWS2 for adults). */
function ratesAt(ageYears: number): { pulse: number; breaths: number } {
  if (ageYears < 1) return { pulse: 135, breaths: 40 }
  if (ageYears < 3) return { pulse: 115, breaths: 29 }
  if (ageYears < 6) return { pulse: 100, breaths: 24 }
  if (ageYears < 14) return { pulse: 88, breaths: 20 }
  return { pulse: 74, breaths: 15 }
}

function planPressure(patientId: string, visit: Visit, body: Body, random: Random): PlanPart {
  const panel = planObservation({
    ...{
      patientId,
      visit,
      random,
      code: '85354-9',
      display: 'Blood pressure panel with all children optional',
    },
    category: 'vital-signs',
  })
  const systolic = Math.round(random.normal(body.systolic, 7))
  const part = (position: number, code: string, display: string, value: number) => ({
    observationId: panel.id,
    position,
    codeSystem: LOINC,
    code,
    codeDisplay: display,
    valueQuantity: String(value),
    valueUnit: 'mm[Hg]',
  })
  return {
    observation: [panel],
    observationComponent: [
      part(0, '8480-6', 'Systolic blood pressure', systolic),
      part(1, '8462-4', 'Diastolic blood pressure', Math.round(systolic * 0.62 + random.normal(0, 3))),
    ],
  }
}

/** One laboratory result, with its range and flag. */
export function planLabResult(
  patientId: string,
  visit: Visit,
  result: { test: LabTestName; shift: number; status?: 'final' | 'preliminary' | 'corrected' },
  random: Random,
): PlanPart {
  const test: LabTest = LAB_TESTS[result.test]
  const value = Math.max(0, random.normal(test.mean + result.shift, test.deviation))
  const written = value.toFixed(test.decimals)
  const observation = planObservation({
    ...{ patientId, visit, random, code: test.code, display: test.display, category: 'laboratory' as const },
    value: written,
    unit: test.unit,
  })
  return {
    observation: [
      {
        ...observation,
        status: result.status ?? 'final',
        issuedAt: visit.startedAt.add({ hours: 6 }).toString(),
        referenceLow: test.low === undefined ? null : String(test.low),
        referenceHigh: test.high === undefined ? null : String(test.high),
        referenceText: 'Adults',
        interpretation: flagOf(test, Number(written)),
        performer: 'Demo laboratory',
      },
    ],
  }
}

function flagOf(test: LabTest, value: number): 'N' | 'L' | 'H' | 'LL' | 'HH' {
  if (test.criticalLow !== undefined && value < test.criticalLow) return 'LL'
  if (test.criticalHigh !== undefined && value > test.criticalHigh) return 'HH'
  if (test.low !== undefined && value < test.low) return 'L'
  if (test.high !== undefined && value > test.high) return 'H'
  return 'N'
}

interface Measured {
  patientId: string
  visit: Visit
  random: Random
  code: string
  display: string
  category: 'vital-signs' | 'laboratory'
  value?: string
  unit?: string
}

/** Every observation has the same columns, so that many can be written in one statement. */
function planObservation({ patientId, visit, random, code, display, category, value, unit }: Measured) {
  const effectiveAt = visit.startedAt.add({ minutes: 5 })
  return {
    id: random.uuid(effectiveAt),
    patientId,
    encounterId: visit.id,
    category,
    codeSystem: LOINC,
    code,
    codeDisplay: display,
    status: 'final' as 'final' | 'preliminary' | 'corrected',
    effectiveAt: effectiveAt.toString(),
    issuedAt: effectiveAt.toString(),
    valueQuantity: value ?? null,
    valueUnit: unit ?? null,
    referenceLow: null as string | null,
    referenceHigh: null as string | null,
    referenceText: null as string | null,
    interpretation: null as 'N' | 'L' | 'H' | 'LL' | 'HH' | null,
    performer: null as string | null,
  }
}
