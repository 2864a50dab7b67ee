import { formatClinicalDate } from '@ehr/ui/display/clinical-date.ts'
import { DateInputs } from '@ehr/ui/form/fields/date-inputs.tsx'
import { readTypedDay, type TypedDate, typedDayOf } from '@ehr/ui/form/fields/typed-date.ts'
import { useUiText } from '@ehr/ui/i18n/use-language.ts'
import { ActionIcon, Button, Popover } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import css from './day.module.css'
import { dayAfter } from './day-search.ts'

interface DayStepperProps {
  readonly day: string
  readonly today: string
  readonly onChange: (day: string) => void
}

/** The day that is shown, the days beside it, and any other by its date. */
export function DayStepper({ day, today, onChange }: DayStepperProps) {
  const { t } = useTranslation('appointments')
  return (
    <div className={css.day}>
      <ActionIcon aria-label={t('day.before')} onClick={() => onChange(dayAfter(day, -1))}>
        <IconChevronLeft size={18} aria-hidden className={css.mirrored} />
      </ActionIcon>
      <OtherDay key={day} day={day} onChange={onChange} />
      <ActionIcon aria-label={t('day.after')} onClick={() => onChange(dayAfter(day, 1))}>
        <IconChevronRight size={18} aria-hidden className={css.mirrored} />
      </ActionIcon>
      {day !== today && <Button onClick={() => onChange(today)}>{t('day.today')}</Button>}
    </div>
  )
}

function OtherDay({ day, onChange }: Pick<DayStepperProps, 'day' | 'onChange'>) {
  const { t } = useTranslation('appointments')
  const { language } = useUiText()
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const [typed, setTyped] = useState<TypedDate>(() => typedDayOf(day))
  const read = readTypedDay(typed)
  return (
    <Popover opened={isOpen} onChange={setIsOpen} trapFocus withRoles>
      <Popover.Target>
        <Button variant="subtle" className={css.date ?? ''} onClick={() => setIsOpen(!isOpen)}>
          <time dateTime={day}>{formatClinicalDate(day, language)}</time>
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('day.other')}>
        <form
          className={css.other}
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            if (read.kind === 'date') onChange(read.date.value)
          }}
        >
          <DateInputs
            id={id}
            label={t('day.other')}
            isRequired
            problem={read.kind === 'impossible' ? t('day.impossible') : undefined}
            typed={typed}
            onType={setTyped}
          />
          <Button type="submit" disabled={read.kind !== 'date'}>
            {t('day.show')}
          </Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}
