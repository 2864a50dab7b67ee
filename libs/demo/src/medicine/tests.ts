/** A laboratory test as the demo's laboratory does it. Codes are LOINC; ranges are those of adults. */
export interface LabTest {
  readonly code: string
  readonly display: string
  readonly unit: string
  readonly decimals: number
  readonly low?: number
  readonly high?: number
  readonly criticalLow?: number
  readonly criticalHigh?: number
  /** Mean and standard deviation in the healthy. */
  readonly mean: number
  readonly deviation: number
}

export const LAB_TESTS = {
  hba1c: {
    code: '4548-4',
    display: 'Hemoglobin A1c/Hemoglobin.total in Blood',
    unit: '%',
    decimals: 1,
    low: 4,
    high: 5.6,
    mean: 5.2,
    deviation: 0.2,
  },
  glucose: {
    code: '2339-0',
    display: 'Glucose [Mass/volume] in Blood',
    unit: 'mg/dL',
    decimals: 0,
    low: 70,
    high: 99,
    criticalLow: 50,
    criticalHigh: 400,
    mean: 88,
    deviation: 8,
  },
  creatinine: {
    code: '2160-0',
    display: 'Creatinine [Mass/volume] in Serum or Plasma',
    unit: 'mg/dL',
    decimals: 2,
    low: 0.6,
    high: 1.3,
    mean: 0.9,
    deviation: 0.15,
  },
  egfr: {
    code: '33914-3',
    display:
      'Glomerular filtration rate [Volume Rate/Area] in Serum or Plasma by Creatinine-based formula (MDRD)/1.73 sq M',
    unit: 'mL/min/{1.73_m2}',
    decimals: 0,
    low: 60,
    mean: 95,
    deviation: 12,
  },
  sodium: {
    code: '2951-2',
    display: 'Sodium [Moles/volume] in Serum or Plasma',
    unit: 'mmol/L',
    decimals: 0,
    low: 135,
    high: 145,
    criticalLow: 120,
    criticalHigh: 160,
    mean: 140,
    deviation: 2,
  },
  potassium: {
    code: '2823-3',
    display: 'Potassium [Moles/volume] in Serum or Plasma',
    unit: 'mmol/L',
    decimals: 1,
    low: 3.5,
    high: 5.1,
    criticalLow: 2.5,
    criticalHigh: 6.5,
    mean: 4.2,
    deviation: 0.3,
  },
  hemoglobin: {
    code: '718-7',
    display: 'Hemoglobin [Mass/volume] in Blood',
    unit: 'g/dL',
    decimals: 1,
    low: 12,
    high: 17,
    criticalLow: 7,
    mean: 14,
    deviation: 0.9,
  },
  leukocytes: {
    code: '6690-2',
    display: 'Leukocytes [#/volume] in Blood by Automated count',
    unit: '10*3/uL',
    decimals: 1,
    low: 4,
    high: 11,
    mean: 7,
    deviation: 1.4,
  },
  platelets: {
    code: '777-3',
    display: 'Platelets [#/volume] in Blood by Automated count',
    unit: '10*3/uL',
    decimals: 0,
    low: 150,
    high: 400,
    criticalLow: 20,
    mean: 260,
    deviation: 45,
  },
  cholesterol: {
    code: '2093-3',
    display: 'Cholesterol [Mass/volume] in Serum or Plasma',
    unit: 'mg/dL',
    decimals: 0,
    high: 200,
    mean: 178,
    deviation: 22,
  },
  hdl: {
    code: '2085-9',
    display: 'Cholesterol in HDL [Mass/volume] in Serum or Plasma',
    unit: 'mg/dL',
    decimals: 0,
    low: 40,
    mean: 54,
    deviation: 9,
  },
  ldl: {
    code: '18262-6',
    display: 'Cholesterol in LDL [Mass/volume] in Serum or Plasma by Direct assay',
    unit: 'mg/dL',
    decimals: 0,
    high: 130,
    mean: 105,
    deviation: 20,
  },
  triglycerides: {
    code: '2571-8',
    display: 'Triglyceride [Mass/volume] in Serum or Plasma',
    unit: 'mg/dL',
    decimals: 0,
    high: 150,
    mean: 115,
    deviation: 25,
  },
  tsh: {
    code: '3016-3',
    display: 'Thyrotropin [Units/volume] in Serum or Plasma',
    unit: 'm[IU]/L',
    decimals: 2,
    low: 0.4,
    high: 4,
    mean: 1.9,
    deviation: 0.7,
  },
  alt: {
    code: '1742-6',
    display: 'Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma',
    unit: 'U/L',
    decimals: 0,
    high: 45,
    mean: 24,
    deviation: 7,
  },
} as const satisfies Record<string, LabTest>

export type LabTestName = keyof typeof LAB_TESTS

/** What is drawn together. */
export const PANELS = {
  bloodCount: ['hemoglobin', 'leukocytes', 'platelets'],
  metabolic: ['glucose', 'creatinine', 'egfr', 'sodium', 'potassium'],
  lipids: ['cholesterol', 'hdl', 'ldl', 'triglycerides'],
} as const satisfies Record<string, readonly LabTestName[]>
