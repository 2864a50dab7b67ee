import type { Event } from '../contract.ts'

/** An event as it is exported: who, when, what, whose; not what was asked or changed. */
export interface ExportedEvent extends Event {
  readonly clientAddress: string | null
  readonly requestId: string | null
}

const COLUMNS: readonly (readonly [name: string, read: (event: ExportedEvent) => string | number | null])[] =
  [
    ['id', ({ id }) => id],
    ['recorded_at', ({ recordedAt }) => recordedAt],
    ['user_id', ({ user }) => user?.id ?? null],
    ['user', ({ user }) => user?.name ?? null],
    ['roles', ({ roles }) => roles.join(' ')],
    ['action', ({ action }) => action],
    ['outcome', ({ outcome }) => outcome],
    ['operation', ({ operation }) => operation],
    ['break_glass', ({ isBreakGlass }) => (isBreakGlass ? 'yes' : '')],
    ['patients', ({ patients }) => patients.map(({ mrn }) => mrn).join(' ')],
    ['patient_count', ({ patientCount }) => patientCount],
    ['record_type', ({ recordType }) => recordType],
    ['record_id', ({ recordId }) => recordId],
    ['record_version', ({ recordVersion }) => recordVersion],
    ['reason', ({ reason }) => reason],
    ['client_address', ({ clientAddress }) => clientAddress],
    ['request_id', ({ requestId }) => requestId],
  ]

/** Comma-separated values (RFC 4180), with a mark by which spreadsheets know UTF-8. */
export function renderCsv(events: readonly ExportedEvent[]): string {
  const head = COLUMNS.map(([name]) => name).join(',')
  const lines = events.map((event) => COLUMNS.map(([, read]) => csvField(read(event))).join(','))
  return `\ufeff${[head, ...lines].join('\r\n')}\r\n`
}

/** One JSON object a line, with the same names. */
export function renderNdjson(events: readonly ExportedEvent[]): string {
  const lines = events.map((event) =>
    JSON.stringify(Object.fromEntries(COLUMNS.map(([name, read]) => [name, read(event)]))),
  )
  return lines.map((line) => `${line}\n`).join('')
}

/** Spreadsheets calculate what begins like a formula (OWASP, CSV injection): a person's reason must stay text. */
function csvField(value: string | number | null): string {
  if (value === null || typeof value === 'number') return String(value ?? '')
  const text = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
