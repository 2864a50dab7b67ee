import { expect, test } from 'vitest'
import { scrubBreadcrumb, scrubEvent, scrubSpan } from './scrub-event.ts'

const PATIENT = '0193f1c2-7a5b-7c3d-9e1f-2a4b6c8d0e1f'

test('an event leaves without the user, the extras, the headers and the ids', () => {
  const event = scrubEvent({
    type: undefined,
    message: `cannot load ${PATIENT}`,
    user: { email: 'nurse@clinic.example' },
    extra: { form: { family: 'Garcia' } },
    request: { url: `https://ehr.example/patients/${PATIENT}?q=garcia`, headers: { cookie: 's=1' } },
    contexts: {
      browser: { name: 'Firefox' },
      state: { state: { type: 'form', value: { family: 'Garcia' } } },
    },
    exception: { values: [{ type: 'TypeError', value: 'no reading for MRN 10004217' }] },
  })
  expect(event).toEqual({
    type: undefined,
    message: 'cannot load <id>',
    request: { url: 'https://ehr.example/patients/<id>' },
    contexts: { browser: { name: 'Firefox' } },
    exception: { values: [{ type: 'TypeError', value: 'no reading for MRN <number>' }] },
    breadcrumbs: [],
  })
})

test('clicks and console lines are dropped, requests stay with a masked address', () => {
  expect(
    scrubBreadcrumb({ category: 'ui.click', message: 'button[aria-label="GARCIA, Maria"]' }),
  ).toBeUndefined()
  expect(scrubBreadcrumb({ category: 'console', message: 'GARCIA' })).toBeUndefined()
  expect(
    scrubBreadcrumb({
      category: 'fetch',
      data: { url: `/api/patients/${PATIENT}`, method: 'GET', status_code: 200, response: 'GARCIA' },
    }),
  ).toEqual({
    category: 'fetch',
    data: { url: '/api/patients/<id>', method: 'GET', status_code: 200 },
  })
})

test('a span keeps its route and loses its ids', () => {
  const span = scrubSpan({
    span_id: 'a1',
    name: `/patients/${PATIENT}`,
    attributes: { 'url.full': `https://ehr.example/patients/${PATIENT}#notes`, 'http.status_code': 200 },
  })
  expect(span).toEqual({
    span_id: 'a1',
    name: '/patients/<id>',
    attributes: { 'url.full': 'https://ehr.example/patients/<id>', 'http.status_code': 200 },
  })
})
