import type { Coding } from '@ehr/contracts'

/** What a statement that none is known is about; in the order in which they are offered. */
export const NONE_KNOWN_VALUES = ['any', 'medication', 'food', 'environment'] as const
export type NoneKnown = (typeof NONE_KNOWN_VALUES)[number]

/** SNOMED CT's codes of such statements, as FHIR records them: in the place of the agent. */
export const NONE_KNOWN_CODES = {
  any: { system: 'http://snomed.info/sct', code: '716186003', display: 'No known allergy' },
  medication: { system: 'http://snomed.info/sct', code: '409137002', display: 'No known drug allergy' },
  food: { system: 'http://snomed.info/sct', code: '429625007', display: 'No known food allergy' },
  environment: {
    system: 'http://snomed.info/sct',
    code: '428607008',
    display: 'No known environmental allergy',
  },
} as const satisfies Record<NoneKnown, Coding>

/** Whether a code states that none is known: then it is no agent. */
export function isNoneKnownCode({ system, code }: Pick<Coding, 'system' | 'code'>): boolean {
  return NONE_KNOWN_VALUES.some((what) => {
    const stated = NONE_KNOWN_CODES[what]
    return stated.system === system && stated.code === code
  })
}

/** What a statement that none is known is about; one with another code is taken for the one of any agent. */
export function noneKnownOf(code: string): NoneKnown {
  return NONE_KNOWN_VALUES.find((what) => NONE_KNOWN_CODES[what].code === code) ?? 'any'
}
