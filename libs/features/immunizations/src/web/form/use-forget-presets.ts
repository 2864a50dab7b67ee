import type { Draft } from '@ehr/ui/form/draft.ts'
import type { Field } from '@ehr/ui/form/field.ts'
import { useFieldValue } from '@ehr/ui/form/use-field.ts'
import { useViewer } from '@ehr/ui/viewer/viewer.ts'
import { useEffect } from 'react'
import type { ImmunizationInput } from '../../contract.ts'

/** Takes out who and where, as a new form fills them in, once the dose turns out to be told of. */
export function useForgetPresets(immunization: Field<Draft<ImmunizationInput>>): void {
  const { name, site } = useViewer()
  const isHere = useFieldValue(immunization.at('isPrimarySource'))
  useEffect(() => {
    if (isHere === true) return
    for (const [field, preset] of [
      [immunization.at('performer'), name],
      [immunization.at('place'), site.name],
    ] as const) {
      if (field.read() === preset) field.write(null)
    }
    // Only the tick counts: what is typed afterwards stays.
  }, [isHere])
}
