import { expect, test } from 'vitest'
import { movePorts } from './move-port.ts'
import { findPostgresVersion, readServices } from './read-services.ts'

test.each([
  ['postgres:16', '16'],
  ['postgres:17.2-alpine', '17'],
  ['docker.io/library/postgres:16', '16'],
  ['postgres', '16'],
  ['redis:7', undefined],
  ['somebody/postgres:16', undefined],
])('%s is PostgreSQL %s', (image, version) => {
  expect(findPostgresVersion(image)).toBe(version)
})

test('reads the ports of a service, of which GitHub may choose one', () => {
  expect(readServices({ db: { image: 'postgres:16', ports: ['5432:5432', '5433', 6432] } })).toEqual([
    {
      ...{ name: 'db', image: 'postgres:16', env: {} },
      ports: [
        { host: 5432, container: 5432 },
        { host: 0, container: 5433 },
        { host: 0, container: 6432 },
      ],
    },
  ])
})

test.each([
  ['postgresql://a:b@127.0.0.1:5432/c', 'postgresql://a:b@127.0.0.1:6000/c'],
  ['localhost:5432', 'localhost:6000'],
  ['5432', '6000'],
  ['db.example.org:5432', 'db.example.org:5432'],
  ['127.0.0.1:54321', '127.0.0.1:54321'],
])('where a port is taken, %s becomes %s', (text, moved) => {
  expect(movePorts(text, [{ from: 5432, to: 6000 }])).toBe(moved)
})
