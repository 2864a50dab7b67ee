import { useViewer } from '@ehr/ui'
import { localTime } from '@ehr/ui/display/site-time.ts'
import { useFieldValue } from '@ehr/ui/form/use-field.ts'
import type { FormHandle } from '@ehr/ui/form/use-form.ts'
import { useTranslation } from 'react-i18next'
import css from '../day/day.module.css'
import type { Choices } from '../day/use-day.ts'
import type { BookingDraft } from './booking-draft.ts'

interface SiteTimeProps {
  readonly form: FormHandle<BookingDraft>
  readonly locations: Choices['locations']
}

/** The time by the clocks of the chosen site, where those are not the clinic's, which the form is filled in by. */
export function SiteTime({ form, locations }: SiteTimeProps) {
  const { t } = useTranslation('appointments')
  const { timeZone } = useViewer().site
  const startsAt = useFieldValue(form.at('startsAt'))
  const locationId = useFieldValue(form.at('locationId'))
  const site = locations.find(({ id }) => id === locationId)
  if (site === undefined || !startsAt) return null
  const there = localTime(startsAt, site.timeZone)
  const here = localTime(startsAt, timeZone)
  if (there.day === here.day && there.time === here.time) return null
  return (
    <p className={css.dimmed}>
      {t('siteTime', { site: site.name })} <bdi dir="ltr">{`${there.day} ${there.time}`}</bdi>
    </p>
  )
}
