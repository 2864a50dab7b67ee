import type { NavItem } from '@ehr/ui'
import { IconCalendarEvent } from '@tabler/icons-react'
import type { FromFeature } from '../composition/composition.ts'

/** The day page in the navigation; it is there for whom any feature has something for the day. */
export const DAY_PLACE: FromFeature<NavItem> = {
  feature: 'app',
  path: '/',
  labelKey: 'day.nav',
  icon: IconCalendarEvent,
  access: 'signed-in',
  order: 0,
  shortcut: 'KeyD',
}
