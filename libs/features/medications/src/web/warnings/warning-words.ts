import type { TFunction } from 'i18next'
import type { DrugWarning } from '../../contract/drug-warning.ts'

/** What a warning says in a sentence; drugs and classes stay as the knowledge names them. */
export function warningText(
  { kind, matched, conflict, basis }: DrugWarning,
  t: TFunction<'medications'>,
): string {
  const said = t(`warning.kind.${kind}`, { matched: matched ?? '', what: conflict?.code.display ?? '' })
  return basis === 'name' && matched !== null ? `${said} ${t('warning.byName')}` : said
}

/** What the drug is recognised by, for rows and buttons: its own words without strength and form. */
export function shortName(display: string): string {
  const [name = display] = display.split(/ \d/)
  return name === '' ? display : name
}
