/** Substances that people here react to, none of which the clinic prescribes; codes are SNOMED CT. */
export const ALLERGIES = [
  {
    code: '91936005',
    display: 'Allergy to penicillin',
    category: 'medication',
    criticality: 'high',
    reaction: 'Urticaria',
  },
  {
    code: '91939003',
    display: 'Allergy to sulfonamide',
    category: 'medication',
    criticality: 'high',
    reaction: 'Rash',
  },
  {
    code: '91935009',
    display: 'Allergy to peanuts',
    category: 'food',
    criticality: 'high',
    reaction: 'Anaphylaxis',
  },
  {
    code: '300913006',
    display: 'Shellfish allergy',
    category: 'food',
    criticality: 'low',
    reaction: 'Swelling of lips',
  },
  { code: '91930004', display: 'Allergy to eggs', category: 'food', criticality: 'low', reaction: 'Rash' },
  {
    code: '300916003',
    display: 'Latex allergy',
    category: 'environment',
    criticality: 'low',
    reaction: 'Contact dermatitis',
  },
  {
    code: '232350006',
    display: 'House dust mite allergy',
    category: 'environment',
    criticality: 'low',
    reaction: 'Rhinitis',
  },
  {
    code: '418689008',
    display: 'Allergy to grass pollen',
    category: 'environment',
    criticality: 'low',
    reaction: 'Rhinitis',
  },
  {
    code: '424213003',
    display: 'Allergy to bee venom',
    category: 'environment',
    criticality: 'high',
    reaction: 'Anaphylaxis',
  },
] as const

export type Allergy = (typeof ALLERGIES)[number]

/** That no allergy is known is a record of its own. */
export const NO_KNOWN_ALLERGY = { code: '716186003', display: 'No known allergy' } as const
