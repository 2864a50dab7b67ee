import type { Coding } from '@ehr/contracts'

/** The parts of a laboratory report, in the order in which they are read. */
export const TEST_GROUPS = [
  'bloodCount',
  'chemistry',
  'liver',
  'lipids',
  'sugar',
  'thyroid',
  'coagulation',
  'urine',
  'allergy',
  'other',
] as const
export type TestGroup = (typeof TEST_GROUPS)[number]

/**
 * Tests of everyday by LOINC, each with the key of its short name ("Potassium" for "Potassium [Moles/volume] in
 * Serum or Plasma"), in the order of a report. Two codes share a name only where they are the same test by
 * another method; another sample has another name, so that two rows never look alike. A test that is not listed
 * goes by the words it came with, under "other": nothing is left out.
 */
const TESTS: Readonly<Record<Exclude<TestGroup, 'other'>, Readonly<Record<string, string>>>> = {
  bloodCount: {
    '718-7': 'hemoglobin',
    '4544-3': 'hematocrit',
    '20570-8': 'hematocrit',
    '789-8': 'erythrocytes',
    '787-2': 'mcv',
    '785-6': 'mch',
    '786-4': 'mchc',
    '21000-5': 'rdw',
    '788-0': 'rdwRatio',
    '6690-2': 'leukocytes',
    '777-3': 'platelets',
    '32623-1': 'mpv',
    '32207-3': 'pdw',
    '4537-7': 'esr',
  },
  chemistry: {
    '2951-2': 'sodium',
    '2947-0': 'sodiumBlood',
    '2823-3': 'potassium',
    '6298-4': 'potassiumBlood',
    '2075-0': 'chloride',
    '2069-3': 'chlorideBlood',
    '20565-8': 'carbonDioxide',
    '17861-6': 'calcium',
    '49765-1': 'calciumBlood',
    '3094-0': 'ureaNitrogen',
    '6299-2': 'ureaNitrogenBlood',
    '2160-0': 'creatinine',
    '38483-4': 'creatinineBlood',
    '33914-3': 'egfr',
    '1988-5': 'crp',
  },
  liver: {
    '2885-2': 'protein',
    '1751-7': 'albumin',
    '10834-0': 'globulin',
    '1975-2': 'bilirubin',
    '1742-6': 'alt',
    '1920-8': 'ast',
    '6768-6': 'alkalinePhosphatase',
  },
  lipids: {
    '2093-3': 'cholesterol',
    '2085-9': 'hdl',
    '18262-6': 'ldl',
    '13457-7': 'ldlComputed',
    '2571-8': 'triglycerides',
  },
  sugar: { '2345-7': 'glucose', '2339-0': 'glucoseBlood', '4548-4': 'hba1c' },
  thyroid: { '3016-3': 'tsh', '3024-7': 'freeT4', '3051-0': 'freeT3' },
  coagulation: { '5902-2': 'prothrombinTime', '6301-6': 'inr' },
  urine: { '14959-1': 'albuminCreatinineUrine', '2514-8': 'ketonesUrine', '5792-7': 'glucoseUrine' },
  allergy: {
    '19113-0': 'ige',
    '6075-6': 'igeCladosporium',
    '6082-2': 'igeCodfish',
    '6085-5': 'igeRagweed',
    '6095-4': 'igeHouseDustMite',
    '6106-9': 'igeEggWhite',
    '6158-0': 'igeLatex',
    '6189-5': 'igeWhiteOak',
    '6206-7': 'igePeanut',
    '6246-3': 'igeShrimp',
    '6248-9': 'igeSoybean',
    '6273-7': 'igeWalnut',
    '6276-0': 'igeWheat',
    '6833-8': 'igeCat',
    '6844-5': 'igeHoneyBee',
    '7258-7': 'igeCowMilk',
  },
}

interface KnownTest {
  readonly group: TestGroup
  /** Within the group. */
  readonly position: number
  /** Key of the short name; undefined for a test that is not listed. */
  readonly name: string | undefined
}

const KNOWN: ReadonlyMap<string, KnownTest> = new Map(
  TEST_GROUPS.filter((group) => group !== 'other').flatMap((group) =>
    Object.entries(TESTS[group]).map(([code, name], position) => [code, { group, position, name }] as const),
  ),
)

/** Keys of all short names. */
export const TEST_NAMES: readonly string[] = [
  ...new Set([...KNOWN.values()].flatMap(({ name }) => name ?? [])),
]

/** Where a test stands in a report, and its short name. */
export function knownTest({ system, code }: Pick<Coding, 'system' | 'code'>): KnownTest {
  const known = system === 'http://loinc.org' ? KNOWN.get(code) : undefined
  return known ?? { group: 'other', position: Number.POSITIVE_INFINITY, name: undefined }
}
