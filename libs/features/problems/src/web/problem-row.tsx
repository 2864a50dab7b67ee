import { ClinicalDay } from '@ehr/ui/display/components/clinical-day.tsx'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import type { PanelRow } from '@ehr/ui/table/panel-rows.tsx'
import { type Problem, problemPaths } from '../contract.ts'
import { ProblemState, toneOf } from './problem-state.tsx'

/** A problem in two lines, for the panels of the chart and of a visit. */
export function rowOf(problem: Problem): PanelRow {
  const { id, patientId, code, onset } = problem
  return {
    key: id,
    to: problemPaths.detail(patientId, id),
    title: <CodingText coding={code} />,
    ...(onset === null ? {} : { end: <ClinicalDay date={onset} /> }),
    mark: <ProblemState problem={problem} />,
    tone: toneOf(problem),
  }
}
