import type { Field } from '@ehr/ui/form/field.ts'
import { useFieldValue } from '@ehr/ui/form/use-field.ts'
import { queryOf } from '@ehr/ui/request/query-of.ts'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { findDuplicates } from '../../contract.ts'
import type { PatientDraft } from './patient-draft.ts'

const WAIT_MS = 500

/** Known patients who look like the one that is being typed; asked as soon as enough of it is valid. */
export function useDuplicates(patient: Field<PatientDraft>) {
  const { names, birthDate, sex, contacts, identifiers } = useFieldValue(patient)
  const [described] = useDebouncedValue(
    JSON.stringify({
      names: names.filter(({ family, given }) => family !== null || given.length > 0),
      birthDate,
      sex: sex ?? 'unknown',
      contacts: contacts.filter(({ value }) => value !== null),
      identifiers: identifiers.filter(({ value }) => value !== null),
    }),
    WAIT_MS,
  )
  const body = z.safeParse(findDuplicates.body, JSON.parse(described))
  const isWorthAsking = body.success && body.data.names.length > 0
  return useQuery({
    ...queryOf(findDuplicates, {
      body: body.success
        ? body.data
        : { names: [], birthDate: null, sex: 'unknown', contacts: [], identifiers: [] },
    }),
    enabled: isWorthAsking,
    placeholderData: keepPreviousData,
  })
}
