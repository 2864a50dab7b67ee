import type { DrugName } from './drugs.ts'
import type { LabTestName } from './tests.ts'

/** A long illness with what follows from it: drugs, tests, and how far their values lie from the healthy. */
export interface LongCondition {
  readonly code: string
  readonly display: string
  /** How common it is among adults, and from which age. */
  readonly probability: number
  readonly fromAge: number
  readonly drugs: readonly DrugName[]
  readonly tests: readonly LabTestName[]
  /** Added to the mean of a test, in its unit. */
  readonly shifts?: Readonly<Partial<Record<LabTestName | 'systolic' | 'weight', number>>>
}

/** Codes are SNOMED CT, as synthetic data commonly carries them. */
export const LONG_CONDITIONS: readonly LongCondition[] = [
  {
    code: '59621000',
    display: 'Essential hypertension',
    probability: 0.28,
    fromAge: 35,
    drugs: ['lisinopril', 'amlodipine'],
    tests: ['creatinine', 'egfr', 'potassium', 'sodium'],
    shifts: { systolic: 22 },
  },
  {
    code: '44054006',
    display: 'Diabetes mellitus type 2',
    probability: 0.16,
    fromAge: 38,
    drugs: ['metformin'],
    tests: ['hba1c', 'glucose', 'creatinine', 'egfr'],
    shifts: { hba1c: 2.1, glucose: 62, weight: 9 },
  },
  {
    code: '55822004',
    display: 'Hyperlipidemia',
    probability: 0.22,
    fromAge: 35,
    drugs: ['atorvastatin'],
    tests: ['cholesterol', 'hdl', 'ldl', 'triglycerides', 'alt'],
    shifts: { cholesterol: 48, ldl: 42, triglycerides: 60 },
  },
  {
    code: '195967001',
    display: 'Asthma',
    probability: 0.09,
    fromAge: 4,
    drugs: ['albuterol', 'fluticasone'],
    tests: [],
  },
  {
    code: '40930008',
    display: 'Hypothyroidism',
    probability: 0.06,
    fromAge: 25,
    drugs: ['levothyroxine'],
    tests: ['tsh'],
    shifts: { tsh: 2.6 },
  },
  {
    code: '433144002',
    display: 'Chronic kidney disease stage 3',
    probability: 0.05,
    fromAge: 55,
    drugs: [],
    tests: ['creatinine', 'egfr', 'potassium', 'hemoglobin'],
    shifts: { creatinine: 0.8, egfr: -48, potassium: 0.6, hemoglobin: -1.6 },
  },
  {
    code: '271737000',
    display: 'Anemia',
    probability: 0.08,
    fromAge: 12,
    drugs: ['ferrousSulfate'],
    tests: ['hemoglobin', 'leukocytes', 'platelets'],
    shifts: { hemoglobin: -3.2 },
  },
  {
    code: '35489007',
    display: 'Depressive disorder',
    probability: 0.1,
    fromAge: 16,
    drugs: ['sertraline'],
    tests: [],
  },
  {
    code: '396275006',
    display: 'Osteoarthritis',
    probability: 0.16,
    fromAge: 50,
    drugs: ['acetaminophen'],
    tests: [],
  },
  {
    code: '235595009',
    display: 'Gastroesophageal reflux disease',
    probability: 0.1,
    fromAge: 25,
    drugs: ['omeprazole'],
    tests: [],
  },
  {
    code: '49436004',
    display: 'Atrial fibrillation',
    probability: 0.05,
    fromAge: 60,
    drugs: ['warfarin'],
    tests: ['potassium', 'sodium'],
  },
  {
    code: '53741008',
    display: 'Coronary arteriosclerosis',
    probability: 0.06,
    fromAge: 50,
    drugs: ['aspirin', 'clopidogrel'],
    tests: ['cholesterol', 'ldl'],
  },
  {
    code: '414916001',
    display: 'Obesity',
    probability: 0.15,
    fromAge: 18,
    drugs: [],
    tests: ['glucose', 'cholesterol'],
    shifts: { weight: 24 },
  },
  { code: '37796009', display: 'Migraine', probability: 0.08, fromAge: 14, drugs: ['ibuprofen'], tests: [] },
]

/** What brings people in for a week and is over then. */
export const SHORT_CONDITIONS = [
  { code: '195662009', display: 'Acute viral pharyngitis', drugs: ['acetaminophen'] },
  { code: '10509002', display: 'Acute bronchitis', drugs: ['acetaminophen'] },
  { code: '444814009', display: 'Viral sinusitis', drugs: [] },
  { code: '65363002', display: 'Otitis media', drugs: ['azithromycin'] },
  { code: '38822007', display: 'Cystitis', drugs: [] },
  { code: '24079001', display: 'Atopic dermatitis', drugs: [] },
  { code: '44465007', display: 'Sprain of ankle', drugs: ['ibuprofen'] },
] as const satisfies readonly { code: string; display: string; drugs: readonly DrugName[] }[]
