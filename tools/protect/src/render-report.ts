import type { Change } from './compare.ts'
import type { PartOutcome, Report } from './outcome.ts'
import type { Note } from './part.ts'

const MARKS = { same: '=', absent: '+', different: '~' } as const

const NOTES: readonly (readonly [Note['kind'], string])[] = [
  ['missing', 'Not as delivery.json says, and for people to mend:'],
  ['by-hand', 'For people to do:'],
  ['instead', 'What GitHub is not told, and what holds instead:'],
  ['left-alone', 'Left alone:'],
]

/** Renders a report for people: what differs and how, what was done, what is left for them. */
export function renderReport(subject: string, report: Report, applies: boolean): string {
  const { parts, unread, notes, stopped } = report
  const different = parts.filter(({ state }) => state !== 'same')
  return [
    `${subject}: ${different.length} of ${parts.length} settings differ from delivery.json.`,
    ...different.flatMap((part) => renderPart(part)),
    ...unread.map(({ what, why }) => `! ${what} could not be looked at: ${why}`),
    ...NOTES.flatMap(([kind, title]) =>
      renderNotes(
        title,
        notes.filter((note) => note.kind === kind),
      ),
    ),
    ...(stopped === undefined ? [] : [`Stopped: ${stopped}`]),
    renderEnd(different, applies),
  ].join('\n')
}

function renderPart({ what, from, state, changes, result, why }: PartOutcome): string[] {
  const said = result === 'not written' ? '' : `: ${result}`
  return [
    `${MARKS[state]} ${what} (${from})${said}`,
    ...(state === 'absent' ? ['    is not there'] : changes.map(renderChange)),
    ...(why === undefined ? [] : [`    ${why}`]),
  ]
}

function renderChange({ path, ...values }: Change): string {
  const show = (value: unknown, has: boolean) => (has ? JSON.stringify(value) : 'nothing')
  return `    ${path}: ${show(values.found, 'found' in values)} -> ${show(values.wanted, 'wanted' in values)}`
}

function renderNotes(title: string, notes: readonly Note[]): string[] {
  return notes.length === 0 ? [] : [title, ...notes.map(({ text }) => `  - ${text}`)]
}

function renderEnd(different: readonly PartOutcome[], applies: boolean): string {
  if (different.length === 0) return 'Nothing to write.'
  if (!applies) return 'Nothing was written. With --apply it is.'
  const count = (result: PartOutcome['result']) => different.filter((part) => part.result === result).length
  const [applied, failed, left] = [count('applied'), count('failed'), count('not tried')]
  if (applied === different.length) return `Applied: ${applied}.`
  return `Applied: ${applied}; failed: ${failed}; not tried: ${left}. The same command goes on from here.`
}
