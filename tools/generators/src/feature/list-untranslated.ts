import { flattenTexts, parseTextRules, stillEnglish } from '@ehr/conventions/texts'
import type { FeaturePlan } from './feature-plan.ts'
import { renderLocale } from './render/locales.ts'

/**
 * `src/same-as-english.json`: the texts of a new feature that nobody gave a translation for. What was generated passes
 * every check, and the list says what is left to translate; `undefined` when nothing is.
 */
export function renderUntranslated(plan: FeaturePlan, rules: unknown = {}): string | undefined {
  const english = textsOf(plan, 'en')
  const left = plan.languages.slice(1).flatMap((code) => {
    const texts = textsOf(plan, code)
    const keys = stillEnglish(code, texts, english, parseTextRules({}, rules))
    const listed = new Set(keys.map((key) => texts.get(key) ?? ''))
    return listed.size === 0 ? [] : [[code, [...listed].sort()] as const]
  })
  return left.length === 0 ? undefined : `${JSON.stringify(Object.fromEntries(left), null, 2)}\n`
}

function textsOf(plan: FeaturePlan, code: string): Map<string, string> {
  return new Map(flattenTexts(JSON.parse(renderLocale(plan, code))))
}
