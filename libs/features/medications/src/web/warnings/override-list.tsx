import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import { Section } from '@ehr/ui/page/section.tsx'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { QueryView } from '@ehr/ui/states/query-view.tsx'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { OVERRIDE_VALUES } from '../../contract/order-terms.ts'
import { listOverrides, type Override } from '../../contract/orders.ts'
import css from './warnings.module.css'

export interface OverrideListProps {
  readonly patientId: string
  readonly medicationId: string
}

/** Warnings that were set aside for a prescription, with who and why; nothing where there were none. */
export function OverrideList(params: OverrideListProps) {
  const { t } = useTranslation('medications')
  const query = useQuery(queryOf(listOverrides, { params }))
  if (query.data?.items.length === 0) return null
  return (
    <Section title={t('warning.overridden')}>
      <QueryView query={query}>
        {({ items }) => (
          <ul className={css.told}>
            {items.map((override) => (
              <OverrideLine key={override.id} override={override} />
            ))}
          </ul>
        )}
      </QueryView>
    </Section>
  )
}

function OverrideLine({ override }: { readonly override: Override }) {
  const { t } = useTranslation('medications')
  const { conflict, matched, reasonCode, reason, createdAt, createdBy } = override
  const known = OVERRIDE_VALUES.find((code) => code === reasonCode)
  return (
    <li>
      <strong>
        <CodingText coding={conflict} />
      </strong>{' '}
      <bdi lang="en">({matched})</bdi>
      <div>
        {known === undefined ? reasonCode : t(`value.override.${known}`)}: <bdi>{reason}</bdi>
      </div>
      <div className={css.source}>
        <ClinicalMoment at={createdAt} /> · <bdi>{createdBy}</bdi>
      </div>
    </li>
  )
}
