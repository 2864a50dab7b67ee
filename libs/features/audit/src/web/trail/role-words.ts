import { ROLES } from '@ehr/contracts'
import type { TFunction } from 'i18next'

/** Roles in words; one that is no more is told as it was recorded. */
export function roleWords(roles: readonly string[], t: TFunction<'ui'>): string {
  const words = roles.map((role) => {
    const known = ROLES.find((one) => one === role)
    return known === undefined ? role : t(`role.${known}`)
  })
  return words.length === 0 ? '–' : words.join(' · ')
}
