/** A drug as prescribed here; codes are RxNorm. */
export interface Drug {
  readonly code: string
  readonly display: string
  readonly dose: string
  readonly unit: string
  readonly route: string
  readonly frequency: string
  readonly isAsNeeded?: boolean
}

export const DRUGS = {
  amoxicillin: {
    code: '308182',
    display: 'Amoxicillin 250 MG Oral Capsule',
    dose: '250',
    unit: 'mg',
    route: 'oral',
    frequency: 'every 8 hours',
  },
  lisinopril: {
    code: '314076',
    display: 'Lisinopril 10 MG Oral Tablet',
    dose: '10',
    unit: 'mg',
    route: 'oral',
    frequency: 'daily',
  },
  amlodipine: {
    code: '197361',
    display: 'Amlodipine 5 MG Oral Tablet',
    dose: '5',
    unit: 'mg',
    route: 'oral',
    frequency: 'daily',
  },
  metformin: {
    code: '861007',
    display: 'Metformin hydrochloride 500 MG Oral Tablet',
    dose: '500',
    unit: 'mg',
    route: 'oral',
    frequency: 'twice daily',
  },
  atorvastatin: {
    code: '617310',
    display: 'Atorvastatin 20 MG Oral Tablet',
    dose: '20',
    unit: 'mg',
    route: 'oral',
    frequency: 'daily at bedtime',
  },
  albuterol: {
    code: '745679',
    display: 'Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler',
    dose: '2',
    unit: '{puff}',
    route: 'inhaled',
    frequency: 'every 4 hours',
    isAsNeeded: true,
  },
  fluticasone: {
    code: '895994',
    display: 'Fluticasone propionate 0.044 MG/ACTUAT Metered Dose Inhaler',
    dose: '2',
    unit: '{puff}',
    route: 'inhaled',
    frequency: 'twice daily',
  },
  levothyroxine: {
    code: '966222',
    display: 'Levothyroxine sodium 0.075 MG Oral Tablet',
    dose: '75',
    unit: 'ug',
    route: 'oral',
    frequency: 'daily',
  },
  ferrousSulfate: {
    code: '310325',
    display: 'Ferrous sulfate 325 MG Oral Tablet',
    dose: '325',
    unit: 'mg',
    route: 'oral',
    frequency: 'daily',
  },
  sertraline: {
    code: '312941',
    display: 'Sertraline 50 MG Oral Tablet',
    dose: '50',
    unit: 'mg',
    route: 'oral',
    frequency: 'daily',
  },
  acetaminophen: {
    code: '198440',
    display: 'Acetaminophen 500 MG Oral Tablet',
    dose: '500',
    unit: 'mg',
    route: 'oral',
    frequency: 'every 6 hours',
    isAsNeeded: true,
  },
  ibuprofen: {
    code: '310965',
    display: 'Ibuprofen 200 MG Oral Tablet',
    dose: '200',
    unit: 'mg',
    route: 'oral',
    frequency: 'every 8 hours',
    isAsNeeded: true,
  },
  omeprazole: {
    code: '198053',
    display: 'Omeprazole 20 MG Delayed Release Oral Capsule',
    dose: '20',
    unit: 'mg',
    route: 'oral',
    frequency: 'daily',
  },
  warfarin: {
    code: '855332',
    display: 'Warfarin sodium 5 MG Oral Tablet',
    dose: '5',
    unit: 'mg',
    route: 'oral',
    frequency: 'daily',
  },
  aspirin: {
    code: '243670',
    display: 'Aspirin 81 MG Oral Tablet',
    dose: '81',
    unit: 'mg',
    route: 'oral',
    frequency: 'daily',
  },
  clopidogrel: {
    code: '309362',
    display: 'Clopidogrel 75 MG Oral Tablet',
    dose: '75',
    unit: 'mg',
    route: 'oral',
    frequency: 'daily',
  },
  azithromycin: {
    code: '308460',
    display: 'Azithromycin 250 MG Oral Tablet',
    dose: '250',
    unit: 'mg',
    route: 'oral',
    frequency: 'daily',
  },
} as const satisfies Record<string, Drug>

export type DrugName = keyof typeof DRUGS
