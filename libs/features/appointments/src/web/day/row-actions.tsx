import { encounterPaths, getEncounter, startEncounter } from '@ehr/feature-encounters/contract'
import { useIsAllowed } from '@ehr/ui'
import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isStep, nextStep } from '../../contract/steps.ts'
import {
  APPOINTMENT_STATUS_VALUES,
  type AppointmentStatus,
  type Arrival,
  appointmentPaths,
  bookAppointment,
  setArrival,
  setTreatment,
} from '../../contract.ts'
import css from './day.module.css'
import type { Stepping } from './use-step.ts'

interface RowActionsProps {
  readonly arrival: Arrival
  readonly stepping: Stepping
}

/** The next step of a row as a button, and whatever else may be done with it in a menu. */
export function RowActions({ arrival, stepping }: RowActionsProps) {
  const { t } = useTranslation('appointments')
  const may = useSteps(arrival.status)
  const next = nextStep(arrival.status)
  const others = may.filter((status) => status !== next?.to)
  return (
    <span className={css.actions}>
      {next !== undefined && may.includes(next.to) && (
        <Button data-next-step size="compact-sm" onClick={() => void stepping.take(arrival, next.to)}>
          {t(`step.${next.to}`)}
        </Button>
      )}
      <MoreMenu arrival={arrival} steps={others} stepping={stepping} />
    </span>
  )
}

interface MoreMenuProps extends RowActionsProps {
  readonly steps: readonly AppointmentStatus[]
}

function MoreMenu({ arrival, steps, stepping }: MoreMenuProps) {
  const { t } = useTranslation('appointments')
  const navigate = useNavigate()
  const { id, patientId, status } = arrival
  const mayBook = useIsAllowed(bookAppointment.access) && (status === 'booked' || status === 'arrived')
  const visit = useVisitLink(arrival)
  if (steps.length === 0 && !mayBook && visit === undefined) return null
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={t('more')}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {visit !== undefined && (
          <Menu.Item onClick={() => void navigate({ to: visit.to })}>{t(visit.label)}</Menu.Item>
        )}
        {steps.map((to) => (
          <Menu.Item key={to} onClick={() => void stepping.take(arrival, to)}>
            {t(isBack(status, to) ? `back.${to}` : `step.${to}`)}
          </Menu.Item>
        ))}
        {mayBook && (
          <>
            <Menu.Item onClick={() => void navigate({ to: appointmentPaths.move(patientId, id) })}>
              {t('move')}
            </Menu.Item>
            <Menu.Item onClick={() => void navigate({ to: appointmentPaths.cancel(patientId, id) })}>
              {t('cancel.title')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The visit that came of it, or the way to begin it once the patient is there; for those who treat. */
function useVisitLink({ patientId, encounterId, status }: Arrival) {
  const mayOpen = useIsAllowed(getEncounter.access)
  const mayStart = useIsAllowed(startEncounter.access)
  if (encounterId !== null)
    return mayOpen ? { to: encounterPaths.detail(patientId, encounterId), label: 'visit' } : undefined
  const isHere = status === 'arrived' || status === 'checked-in'
  return isHere && mayStart ? { to: encounterPaths.start(patientId), label: 'startVisit' } : undefined
}

/** The steps from here that this person may take. */
function useSteps(from: AppointmentStatus): AppointmentStatus[] {
  const mayReceive = useIsAllowed(setArrival.access)
  const mayTreat = useIsAllowed(setTreatment.access)
  return APPOINTMENT_STATUS_VALUES.filter(
    (to) => (mayReceive && isStep('arrival', from, to)) || (mayTreat && isStep('treatment', from, to)),
  )
}

function isBack(from: AppointmentStatus, to: AppointmentStatus): boolean {
  const order = ['booked', 'arrived', 'checked-in', 'fulfilled']
  return order.includes(to) && order.indexOf(to) < order.indexOf(from)
}
