import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import type { PanelRow } from '@ehr/ui/table/panel-rows.tsx'
import { type NoteHead, notePaths } from '../contract.ts'
import { NoteState, toneOf } from './note-state.tsx'

/** A note in two lines: whose and when, then what was diagnosed. */
export function rowOf(note: NoteHead): PanelRow {
  const { id, author, signedAs, startedAt, status, diagnoses } = note
  return {
    key: id,
    to: notePaths.one(note),
    title: <bdi>{signedAs ?? author.name}</bdi>,
    mark: <NoteState status={status} />,
    end: <ClinicalMoment at={startedAt} />,
    ...(diagnoses.length === 0
      ? {}
      : { detail: <bdi>{diagnoses.map(({ display }) => display).join(' · ')}</bdi> }),
    tone: toneOf(note),
  }
}
