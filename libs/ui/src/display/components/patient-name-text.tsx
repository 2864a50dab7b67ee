import { type NameForm, type ShownName, shownNames } from '../patient-name.ts'
import css from './patient-name-text.module.css'

export interface PatientNameTextProps {
  /** The shown name first, then its Latin form, where there is one. */
  readonly names: readonly NameForm[]
  /** In tables of two lines a row the Latin form stands beside the name. */
  readonly latinForm?: 'below' | 'beside'
}

/** A patient's name, whole, each form isolated in its own language and direction. */
export function PatientNameText({ names, latinForm = 'below' }: PatientNameTextProps) {
  const { main, latin } = shownNames(names)
  return (
    <span className={css.name}>
      <Isolated name={main} />
      {latin !== undefined && (
        <span className={latinForm === 'below' ? css.below : css.beside}>
          <Isolated name={latin} />
        </span>
      )}
    </span>
  )
}

function Isolated({ name }: { readonly name: ShownName }) {
  return <bdi {...(name.language === undefined ? {} : { lang: name.language })}>{name.text}</bdi>
}
