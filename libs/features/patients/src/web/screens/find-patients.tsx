import { useIsAllowed } from '@ehr/ui'
import { ButtonLink } from '@ehr/ui/page/button-link.tsx'
import { Page } from '@ehr/ui/page/page.tsx'
import { Checkbox } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { patientPaths, registerPatient } from '../../contract.ts'
import css from '../search/find-patients.module.css'
import { RecentPatients } from '../search/recent-patients.tsx'
import { SearchBox } from '../search/search-box.tsx'
import { SearchResults } from '../search/search-results.tsx'
import { useListKeys } from '../search/use-list-keys.ts'
import { usePatientSearch } from '../search/use-patient-search.ts'

const WAIT_MS = 200

/** Finding a patient: one box, recent charts while it is empty, and never a form in the way. */
export function Screen() {
  const { t } = useTranslation('patients')
  const navigate = useNavigate()
  const mayRegister = useIsAllowed(registerPatient.access)
  const results = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [includeInactive, setIncludeInactive] = useState(false)
  const [settled] = useDebouncedValue(text.trim(), WAIT_MS)
  const search = usePatientSearch(settled, includeInactive)

  const keys = useListKeys({
    isSettled: settled === text.trim() && !search.query.isFetching,
    results,
    openOnlyHit,
  })

  function openOnlyHit(): void {
    const [only, another] = search.patients
    if (settled !== '' && only !== undefined && another === undefined)
      void navigate({ to: patientPaths.chart(only.id) })
  }

  function type(typed: string): void {
    keys.forget()
    setText(typed)
  }

  return (
    <Page
      title={t('find.title')}
      actions={mayRegister && <ButtonLink to={patientPaths.register}>{t('find.register')}</ButtonLink>}
    >
      <search className={css.search}>
        <SearchBox value={text} onChange={type} onDown={keys.onDown} onEnter={keys.onEnter} />
        <Checkbox
          label={t('find.includeInactive')}
          checked={includeInactive}
          onChange={(event) => setIncludeInactive(event.currentTarget.checked)}
        />
      </search>
      <div ref={results} className={css.results}>
        {settled === '' && <RecentPatients />}
        <SearchResults search={search} text={settled} />
      </div>
    </Page>
  )
}
