import { UnstyledButton } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useUiText } from '../i18n/use-language.ts'
import { Notice } from '../states/notice.tsx'
import { focusField, listProblems } from './focus-problem.ts'
import type { FormStore } from './form-store.ts'
import css from './problem-summary.module.css'

/** What is wrong in a form, above its fields; each line leads to its field. */
export function ProblemSummary({ store }: { readonly store: FormStore }) {
  const { t } = useUiText()
  const problems = useSyncExternalStore(store.subscribe, store.getProblems)
  if (problems.size === 0) return null
  return (
    <Notice tone="danger" title={t('form.places', { count: problems.size })} isLive>
      <ul className={css.list}>
        {listProblems(store).map(({ pointer, label, text }) => (
          <li key={pointer}>
            <UnstyledButton className={css.place} onClick={() => focusField(store, pointer)}>
              {label !== undefined && <strong>{label} </strong>}
              {text}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </Notice>
  )
}
