import { expect, test } from 'vitest'
import { parseTag } from './tags.ts'

test('reads tags of versions and of deployments', () => {
  expect(parseTag('v1.2.3')).toEqual({ kind: 'version', version: '1.2.3', isPrerelease: false })
  expect(parseTag('v1.2.3-rc.0')).toEqual({ kind: 'version', version: '1.2.3-rc.0', isPrerelease: true })
  expect(parseTag('staging-20261121')).toEqual({
    kind: 'deploy',
    stage: 'staging',
    date: '2026-11-21',
    nth: 1,
  })
  expect(parseTag('prod-20261121.2')).toMatchObject({ stage: 'production', nth: 2 })
})

test.each([
  '1.2.3',
  'v1.2',
  'v01.2.3',
  'v1.2.3-beta',
  'v1.2.3\n',
  'V1.2.3',
  'staging-2026112',
  'staging-20261321',
  'staging-20260230',
  'staging-20261121.0',
  'staging-20261121-hotfix',
  'production-20261121',
  'prod-20261121 ',
  'xprod-20261121',
])('sees nothing in %j', (name) => {
  expect(parseTag(name)).toBeUndefined()
})
