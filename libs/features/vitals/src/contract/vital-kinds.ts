/** What is measured, in the order in which a set is usually taken; `bmi` is computed. */
export const VITAL_KINDS = [
  'systolic',
  'diastolic',
  'heartRate',
  'respiratoryRate',
  'temperature',
  'oxygenSaturation',
  'weight',
  'height',
  'bmi',
  'headCircumference',
  'pain',
] as const
export type VitalKind = (typeof VITAL_KINDS)[number]
export type MeasuredKind = Exclude<VitalKind, 'bmi'>

/** The kinds that people type. */
export const MEASURED_KINDS: readonly MeasuredKind[] = VITAL_KINDS.filter((kind) => kind !== 'bmi')

interface VitalFacts {
  /** LOINC; the first is written, the others are read as the same kind. */
  readonly codes: readonly [string, ...string[]]
  readonly display: string
  /** UCUM; the only unit that is written. */
  readonly unit: string
  /** Most decimals that are taken. */
  readonly decimals: number
  /** Outside of it a value is a slip of the hand, whoever the patient is. */
  readonly possible: { readonly low: number; readonly high: number }
}

export const LOINC = 'http://loinc.org'

/** The head is measured under this age. */
export const HEAD_UNTIL_MONTHS = 36

/** The panel that holds both pressures (HL7 FHIR vital signs profile), and its code before that profile. */
export const BLOOD_PRESSURE = {
  codes: ['85354-9', '55284-4'],
  display: 'Blood pressure panel with all children optional',
} as const

/**
 * Every kind, declared once. `possible` never keeps a true value out: pressures end with the manometer's scale;
 * temperature: survivors were measured at 13.7 °C (Gilbert, Lancet 2000;355:375) and 46.5 °C (Slovis, Ann Emerg
 * Med 1982;11:269); weight and height: the least and greatest ever recorded, rounded outwards.
 */
export const VITAL_FACTS: Readonly<Record<VitalKind, VitalFacts>> = {
  systolic: {
    codes: ['8480-6'],
    display: 'Systolic blood pressure',
    unit: 'mm[Hg]',
    decimals: 0,
    possible: { low: 20, high: 300 },
  },
  diastolic: {
    codes: ['8462-4'],
    display: 'Diastolic blood pressure',
    unit: 'mm[Hg]',
    decimals: 0,
    possible: { low: 0, high: 200 },
  },
  heartRate: {
    codes: ['8867-4', '8889-8'],
    display: 'Heart rate',
    unit: '/min',
    decimals: 0,
    possible: { low: 0, high: 350 },
  },
  respiratoryRate: {
    codes: ['9279-1'],
    display: 'Respiratory rate',
    unit: '/min',
    decimals: 0,
    possible: { low: 0, high: 150 },
  },
  temperature: {
    codes: ['8310-5', '8331-1', '8332-9', '8328-7', '8333-7'],
    display: 'Body temperature',
    unit: 'Cel',
    decimals: 1,
    possible: { low: 13, high: 47 },
  },
  oxygenSaturation: {
    codes: ['59408-5', '2708-6'],
    display: 'Oxygen saturation in Arterial blood by Pulse oximetry',
    unit: '%',
    decimals: 0,
    possible: { low: 0, high: 100 },
  },
  weight: {
    codes: ['29463-7', '3141-9', '8339-4'],
    display: 'Body weight',
    unit: 'kg',
    decimals: 3,
    possible: { low: 0.2, high: 650 },
  },
  height: {
    codes: ['8302-2', '8306-3', '8308-9'],
    display: 'Body height',
    unit: 'cm',
    decimals: 1,
    possible: { low: 20, high: 280 },
  },
  bmi: {
    codes: ['39156-5'],
    display: 'Body mass index (BMI) [Ratio]',
    unit: 'kg/m2',
    decimals: 1,
    possible: { low: 1, high: 500 },
  },
  headCircumference: {
    codes: ['9843-4', '8287-5'],
    display: 'Head Occipital-frontal circumference',
    unit: 'cm',
    decimals: 1,
    possible: { low: 10, high: 90 },
  },
  pain: {
    codes: ['72514-3'],
    display: 'Pain severity - 0-10 verbal numeric rating [Score] - Reported',
    unit: '{score}',
    decimals: 0,
    possible: { low: 0, high: 10 },
  },
}

// Spellings of our units that other systems send; anything else is a unit of its own and is never converted.
const UNIT_SPELLINGS: Readonly<Record<string, string>> = {
  mmHg: 'mm[Hg]',
  '{beats}/min': '/min',
  '{breaths}/min': '/min',
  bpm: '/min',
  '°C': 'Cel',
  C: 'Cel',
  'kg/m²': 'kg/m2',
  '(score)': '{score}',
}

/** The unit under its UCUM spelling, for comparing. */
export function sameUnit(unit: string | null): string {
  return unit === null ? '' : (UNIT_SPELLINGS[unit] ?? unit)
}

const KINDS_BY_CODE: ReadonlyMap<string, VitalKind> = new Map(
  VITAL_KINDS.flatMap((kind) => VITAL_FACTS[kind].codes.map((code) => [code, kind] as const)),
)

/** The kind that a code stands for; undefined for a vital sign that this table does not know. */
export function kindOf({ system, code }: { system: string; code: string }): VitalKind | undefined {
  return system === LOINC ? KINDS_BY_CODE.get(code) : undefined
}
