import type { PatientProps, SummarySection } from '@ehr/ui'
import { PartBoundary } from '@ehr/ui/states/part-boundary.tsx'
import { type ComponentType, lazy, Suspense, useId } from 'react'
import { useTranslation } from 'react-i18next'
import css from './summary-sheet.module.css'

export interface SummarySectionFrameProps extends PatientProps {
  readonly section: SummarySection & { readonly feature: string }
}

/** One part of the summary under its heading; one that breaks says so in words, on paper too. */
export function SummarySectionFrame({ section, patientId }: SummarySectionFrameProps) {
  const { t } = useTranslation(['summary', 'ui'])
  const id = useId()
  const Part = partOf(section)
  return (
    <section className={css.section} aria-labelledby={id}>
      <h2 id={id} className={css.heading}>
        {t(section.titleKey, { ns: section.feature })}
      </h2>
      <PartBoundary fallback={() => <strong data-summary="failed">{t('ui:summary.failed')}</strong>}>
        <Suspense fallback={<span data-summary="waiting" />}>
          <Part patientId={patientId} />
        </Suspense>
      </PartBoundary>
    </section>
  )
}

const parts = new WeakMap<SummarySection['section'], ComponentType<PatientProps>>()

/** One lazy component per part for the life of the page; a new one at each render would load without end. */
function partOf({ section }: SummarySection): ComponentType<PatientProps> {
  const known = parts.get(section)
  if (known !== undefined) return known
  const made = lazy(async () => ({ default: (await section()).SummarySection }))
  parts.set(section, made)
  return made
}
