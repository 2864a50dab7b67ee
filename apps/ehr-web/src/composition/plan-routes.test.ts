import type { WebFeature } from '@ehr/ui'
import { expect, test } from 'vitest'
import { isChartPath, planRoutes } from './plan-routes.ts'

function feature(name: string, ...paths: `/${string}`[]): WebFeature {
  return {
    name,
    routes: paths.map((path) => ({
      path,
      access: 'signed-in',
      screen: async () => ({ Screen: () => null }),
    })),
  }
}

test('routes keep the feature that brought them', () => {
  const planned = planRoutes([feature('patients', '/patients', '/patients/new'), feature('audit', '/audit')])
  expect(planned.map(({ feature: owner, route }) => `${owner} ${route.path}`)).toEqual([
    'patients /patients',
    'patients /patients/new',
    'audit /audit',
  ])
})

test('two features cannot have one address, whatever they call its ids', () => {
  const features = [feature('vitals', '/patients/$patientId/vitals'), feature('bmi', '/patients/$id/vitals')]
  expect(() => planRoutes(features)).toThrow(
    'Feature "bmi": the address /patients/$id/vitals belongs to feature "vitals" already.',
  )
})

test('the chart itself is the shell’s', () => {
  expect(() => planRoutes([feature('patients', '/patients/$patientId')])).toThrow(
    'belongs to the shell already',
  )
})

test('pages of the chart are those below a patient', () => {
  expect(isChartPath('/patients/$patientId/vitals')).toBe(true)
  expect(isChartPath('/patients/new')).toBe(false)
})
