import { useIsAllowed, useViewer } from '@ehr/ui'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { appointmentPaths, bookAppointment } from '../../contract.ts'
import css from './day.module.css'
import { DayStepper } from './day-stepper.tsx'
import type { DayChoice } from './use-day.ts'

/** Which day, which site, whose patients; and the way to book. */
export function DayBar({ choice }: { readonly choice: DayChoice }) {
  const { t } = useTranslation('appointments')
  const mayBook = useIsAllowed(bookAppointment.access)
  return (
    <div className={css.bar}>
      <DayStepper
        day={choice.day}
        today={choice.today}
        onChange={(day) => choice.change({ day: day === choice.today ? undefined : day })}
      />
      <Filters choice={choice} />
      {mayBook && (
        <ButtonLink to={appointmentPaths.choosePatient} className={css.end ?? ''}>
          {t('book')}
        </ButtonLink>
      )}
    </div>
  )
}

function Filters({ choice }: { readonly choice: DayChoice }) {
  const { t } = useTranslation('appointments')
  const { name } = useViewer()
  const { choices, locationId, who, change } = choice
  if (choices === undefined) return null
  const { locations, practitioners, practitionerId } = choices
  return (
    <div className={css.filters}>
      {locations.length > 1 && (
        <NativeSelect
          aria-label={t('field.location')}
          value={locationId ?? ''}
          onChange={({ currentTarget: { value } }) =>
            change({ locationId: value === '' ? undefined : value })
          }
        >
          <option value="">{t('day.allSites')}</option>
          {locations.map((location) => (
            <option key={location.id} value={location.id}>
              {location.name}
            </option>
          ))}
        </NativeSelect>
      )}
      <NativeSelect
        aria-label={t('field.practitioner')}
        value={who}
        onChange={({ currentTarget: { value } }) => change({ who: value })}
      >
        {practitionerId !== null && <option value="mine">{t('day.mine', { name })}</option>}
        <option value="all">{t('day.everybody')}</option>
        {practitioners
          .filter(({ id }) => id !== practitionerId)
          .map((practitioner) => (
            <option key={practitioner.id} value={practitioner.id}>
              {practitioner.name}
            </option>
          ))}
      </NativeSelect>
    </div>
  )
}
