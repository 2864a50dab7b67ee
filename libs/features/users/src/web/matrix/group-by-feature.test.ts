import { expect, test } from 'vitest'
import { groupByFeature } from './group-by-feature.ts'

test('permissions stand below their feature, in the order given', () => {
  const groups = groupByFeature([
    { permission: 'audit:read', roles: ['auditor'] },
    { permission: 'clinical-notes:take-over', roles: ['clinician'] },
    { permission: 'audit:export', roles: [] },
  ])
  expect(groups).toEqual([
    {
      feature: 'audit',
      permissions: [
        { feature: 'audit', verb: 'read', roles: ['auditor'] },
        { feature: 'audit', verb: 'export', roles: [] },
      ],
    },
    {
      feature: 'clinical-notes',
      permissions: [{ feature: 'clinical-notes', verb: 'take-over', roles: ['clinician'] }],
    },
  ])
})
