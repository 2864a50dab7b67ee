import { expect, test } from 'vitest'
import { localTime, zoneToName } from './site-time.ts'

test.each([
  ['2026-11-21T12:05:00Z', 'Africa/Cairo', '2026-11-21', '14:05'],
  ['2026-11-21T23:30:00Z', 'Africa/Cairo', '2026-11-22', '01:30'],
  ['2026-11-21T00:00:00Z', 'UTC', '2026-11-21', '00:00'],
  ['2026-07-21T12:05:00Z', 'Europe/London', '2026-07-21', '13:05'],
  ['2026-11-21T02:00:00Z', 'America/New_York', '2026-11-20', '21:00'],
])('%s is in %s on %s at %s', (instant, zone, day, time) => {
  expect(localTime(instant, zone)).toEqual({ day, time })
})

test.each([
  ['Africa/Cairo', 'Africa/Cairo', undefined],
  ['Africa/Cairo', 'Europe/Athens', undefined],
  ['Africa/Cairo', 'Asia/Dubai', 'GMT+2'],
  ['Asia/Kolkata', 'UTC', 'GMT+5:30'],
])('a site in %s read in %s names %s', (site, reader, name) => {
  expect(zoneToName('2026-11-21T12:05:00Z', site, reader)).toBe(name)
})

test.each([
  ['2026-10-25T00:30:00Z', 'Europe/London', 'GMT+1'],
  ['2026-10-25T01:30:00Z', 'Europe/London', 'GMT+0'],
  ['2026-10-25T02:30:00Z', 'Europe/London', undefined],
  ['2026-03-29T01:30:00Z', 'Europe/London', undefined],
  ['2026-04-04T14:45:00Z', 'Australia/Lord_Howe', 'GMT+11'],
])('%s in %s, in the hour that comes twice or not, names %s', (instant, zone, name) => {
  expect(zoneToName(instant, zone, zone)).toBe(name)
})
