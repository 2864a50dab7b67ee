import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import { useTranslation } from 'react-i18next'
import type { Encounter } from '../contract.ts'

/** What kind of visit it is: as recorded, else by where it takes place. */
export function EncounterTitle({ encounter }: { readonly encounter: Encounter }) {
  const { t } = useTranslation('encounters')
  return encounter.type === null ? (
    t(`value.class.${encounter.class}`)
  ) : (
    <CodingText coding={encounter.type} />
  )
}
