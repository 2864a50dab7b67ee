import type { ClinicalNoteTable } from '@ehr/db-migrations/tables/clinical-note'
import type { ClinicalNoteDraftTable } from '@ehr/db-migrations/tables/clinical-note-draft'
import type { Insertable } from 'kysely'
import type { ClinicPlan } from '../plan/clinic-plan.ts'
import type { Random } from '../random.ts'
import { ACUTE, ADDENDA, CHECK_UP, FOLLOW_UP, type NoteTexts } from './note-texts.ts'

/** The account that writes the demo's notes. */
export interface NoteAuthor {
  readonly userId: string
  readonly practitionerId: string
  readonly name: string
}

export interface NotePlan {
  readonly notes: Insertable<ClinicalNoteTable>[]
  /** Of signed notes; written after them. */
  readonly addenda: Insertable<ClinicalNoteTable>[]
  readonly drafts: Insertable<ClinicalNoteDraftTable>[]
}

type Visit = ClinicPlan['encounter'][number]
type Coding = { system: string; code: string; display: string }

/** Further back the demo's visits have no notes here: they were written on paper. */
const DAYS_BACK = 200
const DAY_MS = 86_400_000

/**
 * Notes of the author's own visits: the past ones signed, the last of another day still unsigned, and the one that
 * goes on now begun.
 */
export function planNotes(clinic: ClinicPlan, author: NoteAuthor, now: Date, random: Random): NotePlan {
  const own = clinic.encounter
    .filter((visit) => visit.practitionerId === author.practitionerId)
    .sort((one, other) => startOf(one).getTime() - startOf(other).getTime())
  const finished = own.filter((visit) => visit.status === 'finished' && ageDays(visit, now) < DAYS_BACK)
  const forgotten = finished.findLast((visit) => ageDays(visit, now) > 0.6)
  const isGoingOn = ({ status }: Visit) => status === 'in-progress'
  const current = own.find(isGoingOn) ?? clinic.encounter.find(isGoingOn)
  const signed = finished
    .filter((visit) => visit !== forgotten)
    .map((visit) => planSigned(visit, { clinic, author, random, now }))
  const drafts = [forgotten, current].flatMap((visit) =>
    visit === undefined ? [] : [planDraft(visit, { clinic, author, random, now })],
  )
  return {
    notes: [...signed, ...drafts.map(({ note }) => note)],
    addenda: signed
      .filter((note, place) => place % 9 === 4 && now.getTime() - note.signedAt.getTime() > 4 * DAY_MS)
      .map((note) => planAddendum(note, random)),
    drafts: drafts.map(({ draft }) => draft),
  }
}

interface Frame {
  readonly clinic: ClinicPlan
  readonly author: NoteAuthor
  readonly random: Random
  readonly now: Date
}

function planSigned(visit: Visit, frame: Frame) {
  const afterMs = frame.random.integer(20, 90) * 60_000
  const signedAt = new Date(Math.min(startOf(visit).getTime() + afterMs, frame.now.getTime()))
  const { sections, diagnoses } = write(visit, frame)
  return {
    ...baseOf(visit, frame),
    ...jsonOf({ sections, diagnoses }),
    status: 'final' as const,
    signedAt,
    signedAs: frame.author.name,
  }
}

/** A draft stops after the examination, as when somebody was called away. */
function planDraft(visit: Visit, frame: Frame) {
  const note = baseOf(visit, frame)
  const { sections } = write(visit, frame)
  const typed = { ...sections, assessment: null, plan: null }
  const savedAt = new Date(Math.min(startOf(visit).getTime() + 12 * 60_000, frame.now.getTime()))
  return {
    note,
    draft: {
      ...jsonOf({ sections: typed, diagnoses: [] }),
      noteId: note.id,
      revision: 1,
      startedAt: startOf(visit),
      savedAt,
    },
  }
}

function planAddendum(note: ReturnType<typeof planSigned>, random: Random): Insertable<ClinicalNoteTable> {
  const startedAt = new Date(note.signedAt.getTime() + random.integer(1, 3) * DAY_MS)
  return {
    ...note,
    ...jsonOf({ sections: { ...BLANK, addendum: random.pick(ADDENDA) }, diagnoses: [] }),
    id: random.uuid(Temporal.Instant.fromEpochMilliseconds(startedAt.getTime())),
    addendumTo: note.id,
    startedAt,
    signedAt: new Date(startedAt.getTime() + 5 * 60_000),
  }
}

function baseOf(visit: Visit, { author, random }: Frame) {
  const startedAt = startOf(visit)
  return {
    id: random.uuid(Temporal.Instant.fromEpochMilliseconds(startedAt.getTime())),
    patientId: visit.patientId,
    encounterId: visit.id,
    authorId: author.userId,
    startedAt,
    createdBy: author.userId,
    updatedBy: author.userId,
  }
}

const BLANK = {
  complaint: null,
  history: null,
  examination: null,
  assessment: null,
  plan: null,
  addendum: null,
}

function write(visit: Visit, { clinic, random }: Frame) {
  const found = clinic.condition.find(({ encounterId }) => encounterId === visit.id)
  const reason = codingOf(visit.reasonSystem, visit.reasonCode, visit.reasonDisplay)
  const diagnosis = found ? codingOf(found.codeSystem, found.code, found.codeDisplay) : reason
  const texts = textsOf(visit, found !== undefined)
  const say = (choices: readonly string[]) =>
    random.pick(choices).replaceAll('{what}', diagnosis?.display ?? 'the known illness')
  return {
    sections: {
      ...BLANK,
      complaint: say(texts.complaint),
      history: say(texts.history),
      examination: say(texts.examination),
      assessment: say(texts.assessment),
      plan: say(texts.plan),
    },
    diagnoses: diagnosis === undefined ? [] : [diagnosis],
  }
}

function textsOf({ typeCode, reasonCode }: Visit, hasFound: boolean): NoteTexts {
  if (typeCode === '185345009') return hasFound ? ACUTE : CHECK_UP
  return typeCode === '390906007' && (hasFound || reasonCode != null) ? FOLLOW_UP : CHECK_UP
}

function codingOf(
  system: string | null | undefined,
  code: string | null | undefined,
  display: string | null | undefined,
): Coding | undefined {
  return system == null || code == null || display == null ? undefined : { system, code, display }
}

function jsonOf({ sections, diagnoses }: { sections: object; diagnoses: readonly Coding[] }) {
  return { sections: JSON.stringify(sections), diagnoses: JSON.stringify(diagnoses) }
}

function startOf({ startedAt }: Visit): Date {
  return new Date(String(startedAt))
}

function ageDays(visit: Visit, now: Date): number {
  return (now.getTime() - startOf(visit).getTime()) / DAY_MS
}
