import { NOBODY, type WebFeature } from '@ehr/ui'
import { expect, test } from 'vitest'
import { findBannerSlot, listNavigation, listTimelineSources } from './composition.ts'

const noTexts = { en: async () => ({ default: {} }), ar: async () => ({ default: {} }) }
const icon = () => null

const patients: WebFeature = {
  name: 'patients',
  locales: noTexts,
  routes: [],
  nav: [{ path: '/patients', labelKey: 'nav', icon, access: 'patients:search', order: 20 }],
}
const schedule: WebFeature = {
  name: 'schedule',
  locales: noTexts,
  routes: [],
  nav: [{ path: '/day', labelKey: 'nav', icon, access: 'schedule:read', order: 10 }],
}
const allergies: WebFeature = {
  name: 'allergies',
  locales: noTexts,
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
