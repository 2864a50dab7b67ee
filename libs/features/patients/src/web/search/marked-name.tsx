import { shownNames } from '@ehr/ui/display/patient-name.ts'
import type { HumanName } from '../../contract.ts'
import { markMatches } from './mark-matches.ts'
import css from './marked-name.module.css'

export interface MarkedNameProps {
  readonly names: readonly HumanName[]
  /** What was typed into the search box. */
  readonly search: string
}

/** A patient's name with what the search found in it marked; every form in its own direction. */
export function MarkedName({ names, search }: MarkedNameProps) {
  const { main, latin } = shownNames(names)
  return (
    <span className={css.name}>
      {[main, latin].map((form) =>
        form === undefined ? null : (
          <bdi key={form.text} className={form === latin ? css.latin : css.main} lang={form.language}>
            {markMatches(form.text, search).map((part, place) =>
              part.isMatch ? <mark key={place}>{part.text}</mark> : <span key={place}>{part.text}</span>,
            )}
          </bdi>
        ),
      )}
    </span>
  )
}
