import { recordQueries } from '@ehr/db/testing'
import { expect, test } from 'vitest'
import * as queries from './queries.ts'

const id = '01990000-0000-7000-8000-000000000001'
const logo = {
  sha256: 'a'.repeat(64),
  mediaType: 'image/png',
  content: Buffer.from('x'),
  createdBy: id,
} as const

test('the recorded SQL is what the query functions send', async () => {
  const recorded = await recordQueries(queries, {
    findInstallation: [],
    updateInstallation: [1, { clinicName: 'North', updatedBy: id }],
    insertLogo: [logo],
    findLogo: [],
    listSites: [],
    findSite: [id],
    lockSites: [],
    isNameTaken: { new: ['North', undefined], another: ['North', id] },
    hasOtherSite: [id],
    insertSite: [{ name: 'North', timeZone: 'Asia/Amman', createdBy: id }],
    updateSite: [
      { id, version: 1 },
      { name: 'South', updatedBy: id },
    ],
  })
  await expect(recorded).toMatchFileSnapshot('./queries.sql')
})
