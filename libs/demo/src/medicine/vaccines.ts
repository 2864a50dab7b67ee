/** A vaccine and when it is due, in months of age; codes are CVX. After the WHO's and the CDC's schedules, shortened. */
export interface Vaccine {
  readonly code: string
  readonly display: string
  readonly months: readonly number[]
}

export const VACCINES: readonly Vaccine[] = [
  { code: '08', display: 'Hep B, adolescent or pediatric', months: [0, 1, 6] },
  { code: '20', display: 'DTaP', months: [2, 4, 6, 15, 51] },
  { code: '10', display: 'IPV', months: [2, 4, 6, 51] },
  { code: '49', display: 'Hib (PRP-OMP)', months: [2, 4, 12] },
  { code: '133', display: 'Pneumococcal conjugate PCV 13', months: [2, 4, 6, 12] },
  { code: '119', display: 'Rotavirus, monovalent', months: [2, 4] },
  { code: '03', display: 'MMR', months: [12, 51] },
  { code: '21', display: 'Varicella', months: [12, 51] },
  { code: '83', display: 'Hep A, ped/adol, 2 dose', months: [12, 18] },
  { code: '115', display: 'Tdap', months: [132] },
  { code: '62', display: 'HPV, quadrivalent', months: [132, 138] },
  { code: '33', display: 'Pneumococcal polysaccharide PPV23', months: [780] },
]

/** Given each autumn to whoever comes. */
export const INFLUENZA = {
  code: '140',
  display: 'Influenza, seasonal, injectable, preservative free',
} as const
