import { NOBODY, type WebFeature } from '@ehr/ui'
import { expect, test } from 'vitest'
import { findBannerSlot, listDayPanels, listNavigation, listTimelineSources } from './composition.ts'

const icon = () => null

const patients: WebFeature = {
  name: 'patients',
  routes: [],
  nav: [{ path: '/patients', labelKey: 'nav', icon, access: 'patients:search', order: 20 }],
}
const schedule: WebFeature = {
  name: 'schedule',
  routes: [],
  nav: [{ path: '/day', labelKey: 'nav', icon, access: 'schedule:read', order: 10 }],
}
const allergies: WebFeature = {
  name: 'allergies',
  routes: [],
  bannerSlots: [{ slot: 'allergies', access: 'allergies:read', content: async () => ({ Slot: () => null }) }],
  timeline: { access: 'allergies:read', kinds: [], fetch: async () => [] },
}

const features = [allergies, patients, schedule]

function viewerWith(...permissions: string[]) {
  return { ...NOBODY, permissions: new Set(permissions) }
}

test('navigation holds what the person may open, in the order that the features ask for', () => {
  const viewer = viewerWith('patients:search', 'schedule:read')
  expect(listNavigation(features, viewer).map(({ feature, path }) => [feature, path])).toEqual([
    ['schedule', '/day'],
    ['patients', '/patients'],
  ])
  expect(listNavigation(features, viewerWith('schedule:read')).map(({ path }) => path)).toEqual(['/day'])
})

test('a front desk without clinical rights gets neither allergies nor a timeline', () => {
  const viewer = viewerWith('patients:search')
  expect(findBannerSlot(features, viewer, 'allergies')).toBeUndefined()
  expect(listTimelineSources(features, viewer)).toEqual([])
  expect(findBannerSlot(features, viewerWith('allergies:read'), 'allergies')).toBeDefined()
})

test('the day is the first place, for whom a feature has something for it', () => {
  const day = { id: 'arrivals', titleKey: 'title', order: 10, place: 'main' } as const
  const arrivals: WebFeature = {
    name: 'arrivals',
    routes: [],
    dayPanels: [{ ...day, access: 'schedule:read', panel: async () => ({ Panel: () => null }) }],
  }
  const all = [...features, arrivals]
  expect(listNavigation(all, viewerWith('schedule:read')).map(({ path }) => path)).toEqual(['/', '/day'])
  expect(listNavigation(all, viewerWith('patients:search')).map(({ path }) => path)).toEqual(['/patients'])
  expect(listDayPanels(all, viewerWith('schedule:read'))).toMatchObject([{ feature: 'arrivals', ...day }])
  expect(listDayPanels(all, viewerWith('patients:search'))).toEqual([])
})
