import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { CodingText } from '@ehr/ui/display/components/coding-text.tsx'
import type { PanelRow } from '@ehr/ui/table/panel-rows.tsx'
import { type Problem, problemPaths } from '../contract.ts'
import { ProblemState, toneOf } from './problem-state.tsx'

/** A problem in two lines, for the panels of the chart and of a visit. */
export function rowOf(problem: Problem): PanelRow {
  const { id, patientId, code, onsetAt } = problem
  return {
    key: id,
    to: problemPaths.detail(patientId, id),
    title: <CodingText coding={code} />,
    ...(onsetAt === null ? {} : { end: <ClinicalMoment at={onsetAt} show="date" /> }),
    mark: <ProblemState problem={problem} />,
    tone: toneOf(problem),
  }
}
