import { type Declaration, parse, type Rule } from 'postcss'
import type { Finding } from './literal-texts.ts'

const SIDED_NAME = /(^|-)(left|right)(-|$)/
const SIDED_VALUE = /(^|[\s(,])(left|right)([\s),]|$)/
const TAKES_SIDES =
  /^(text-align|text-align-last|float|clear|justify-(content|items|self)|caption-side|transform-origin|background(-position|-image)?|object-position|mask(-position|-image)?)$/
const FOUR_SIDES = /^(margin|padding|inset|border-(width|style|color)|scroll-(margin|padding))$/

/**
 * Finds declarations of a style sheet that mean left or right where start or end is meant. One for a single
 * direction (`:dir(rtl)`), or below a comment that begins with `physical:` and says why, may.
 */
export function findSidesInCss(source: string): Finding[] {
  const found: Finding[] = []
  parse(source).walkDecls((declaration) => {
    if (!isSided(declaration) || isForOneDirection(declaration) || isExplained(declaration)) return
    found.push({
      line: declaration.source?.start?.line ?? 0,
      what: `"${declaration.prop}: ${declaration.value}" is left or right in every language: use start and end.`,
    })
  })
  return found
}

function isSided({ prop, value }: Declaration): boolean {
  if (prop.startsWith('--')) return false
  if (SIDED_NAME.test(prop)) return true
  if (TAKES_SIDES.test(prop)) return SIDED_VALUE.test(value)
  return FOUR_SIDES.test(prop) && hasUnequalSides(value)
}

/** `1px 2px 3px 4px`: top, right, bottom, left. */
function hasUnequalSides(value: string): boolean {
  const [, right, , left, more] = value.replace(/\([^()]*\)/g, '()').split(/\s+/)
  return left !== undefined && more === undefined && right !== left
}

function isForOneDirection({ parent }: Declaration): boolean {
  const selectors: string[] = []
  for (let at: unknown = parent; isRule(at); at = at.parent) selectors.push(at.selector)
  return selectors.some((selector) => /:dir\(|\[dir[=\]]/.test(selector))
}

function isRule(node: unknown): node is Rule {
  return Object(node).type === 'rule'
}

function isExplained(declaration: Declaration): boolean {
  const before = declaration.prev()
  return before?.type === 'comment' && before.text.startsWith('physical:')
}
