import type { DeliveryPlan } from '../../plan/delivery-plan.ts'
import type { RenderedFile } from '../renderer.ts'
import { fileNameOf, renderJson } from './json-file.ts'
import { createRulesetPayload } from './ruleset-payload.ts'

/** Writes each ruleset as it is sent to GitHub, so that a change of rules is seen in review. */
export function renderRulesets({ rulesets }: Pick<DeliveryPlan, 'rulesets'>): RenderedFile[] {
  return rulesets.map((ruleset) =>
    renderJson(
      `.github/rulesets/${fileNameOf(ruleset.name)}.json`,
      [ruleset.from],
      createRulesetPayload(ruleset),
    ),
  )
}
