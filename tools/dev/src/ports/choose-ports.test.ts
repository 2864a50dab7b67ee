import { expect, test } from 'vitest'
import { choosePorts, describeMovedPorts } from './choose-ports.ts'

const WANTED = [
  { name: 'web', port: 4300 },
  { name: 'API', port: 4301 },
]

function takenAre(...ports: number[]): (port: number) => Promise<boolean> {
  return async (port) => ports.includes(port)
}

test('takes the wanted ports when nothing else has them', async () => {
  const chosen = await choosePorts(WANTED, takenAre())
  expect(chosen.map((server) => server.port)).toEqual([4300, 4301])
  expect(describeMovedPorts(chosen)).toEqual([])
})

test('steps over a port that another server of ours wants', async () => {
  const chosen = await choosePorts(WANTED, takenAre(4300))
  expect(chosen.map((server) => server.port)).toEqual([4302, 4301])
})

test('names the taken port and the one used instead', async () => {
  const chosen = await choosePorts(WANTED, takenAre(4300, 4301, 4302))
  expect(describeMovedPorts(chosen)).toEqual([
    'Port 4300 is taken by another program: the web uses 4303 instead.',
    'Port 4301 is taken by another program: the API uses 4304 instead.',
  ])
})

test('refuses when every port upwards is taken', async () => {
  await expect(choosePorts(WANTED, async () => true)).rejects.toThrow('No free port from 4300 upwards')
})
