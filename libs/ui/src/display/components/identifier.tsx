import css from './identifier.module.css'

/** A number or code that is copied, compared and read aloud: always left to right, never broken or cut. */
export function Identifier({ value }: { readonly value: string }) {
  return (
    <bdi dir="ltr" className={css.identifier}>
      {value}
    </bdi>
  )
}
