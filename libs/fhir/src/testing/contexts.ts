import type { ToRowsContext } from '../mappings/mapping.ts'

/** A context in which every reference is to a record of this installation: `Patient/<id>`. */
export const ownContext: ToRowsContext = {
  timeZone: 'UTC',
  shiftDays: 0,
  mrnSystem: 'https://clinic.example/mrn',
  resolve: (reference, targets) => {
    const [type, id] = reference.split('/')
    return targets.some((target) => target === type) ? id : undefined
  },
  conceptOf: () => undefined,
}

/** A context in which references by name (`urn:uuid:…`) mean the record of that id. */
export const bundleContext: ToRowsContext = {
  ...ownContext,
  timeZone: 'America/New_York',
  resolve: (reference) => reference.replace(/^.*[:/]/, ''),
  conceptOf: (reference) => ({ system: 'urn:test', code: reference.replace(/^.*:/, ''), display: 'test' }),
}
