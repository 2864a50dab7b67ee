import { useTranslation } from 'react-i18next'
import type { Allergy } from '../contract.ts'

/** What happened and how badly: "Urticaria, severe". Nothing where neither was recorded. */
export function ReactionText({ reaction, reactionSeverity }: Pick<Allergy, 'reaction' | 'reactionSeverity'>) {
  const { t } = useTranslation('allergies')
  const severity = reactionSeverity === null ? undefined : t(`value.reactionSeverity.${reactionSeverity}`)
  return (
    <>
      {reaction !== null && <bdi>{reaction}</bdi>}
      {reaction !== null && severity !== undefined && t('comma')}
      {severity}
    </>
  )
}
