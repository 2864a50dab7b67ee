import { UnstyledButton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useUiText } from '../i18n/use-language.ts'
import css from './allergy-status.module.css'

/** What "none known" may be said of, when it is not said of everything. */
export type NonePartly = 'medication' | 'food' | 'environment'

/** What can be said of allergies; none of it is blank (NHS PAB-0064 to 0072). */
export type Allergies =
  | { readonly state: 'known'; readonly agents: readonly string[] }
  | { readonly state: 'none' }
  /** None is known to these; of everything else nothing was recorded. */
  | { readonly state: 'none-partly'; readonly of: readonly NonePartly[] }
  | { readonly state: 'not-recorded' }
  | { readonly state: 'unavailable' }

export interface AllergyStatusProps {
  /** `known`: agents with the severest first. */
  readonly allergies: Allergies
  /** Agents shown before "+3 more"; the rest is one press away, never lost. */
  readonly limit?: number
}

/** Allergies as the banner shows them: known ones by agent, strongly; the absence of a record weakly. */
export function AllergyStatus({ allergies, limit = 6 }: AllergyStatusProps) {
  const { t } = useUiText()
  switch (allergies.state) {
    case 'known':
      return <KnownAllergies agents={allergies.agents} limit={limit} />
    case 'none':
      return <span className={css.none}>{t('allergies.none')}</span>
    case 'none-partly':
      return (
        <span className={css.none}>
          {allergies.of.map((what) => t(`allergies.noneOf.${what}`)).join(' · ')}
          {' · '}
          <span className={css.weak}>{t('allergies.restNotRecorded')}</span>
        </span>
      )
    case 'not-recorded':
      return <span className={css.weak}>{t('allergies.notRecorded')}</span>
    case 'unavailable':
      return (
        <span className={css.unavailable} role="alert">
          <IconAlertTriangle size={15} aria-hidden />
          {t('allergies.unavailable')}
        </span>
      )
  }
}

function KnownAllergies({ agents, limit }: { readonly agents: readonly string[]; readonly limit: number }) {
  const { t } = useUiText()
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? agents : agents.slice(0, limit)
  const hidden = agents.length - shown.length
  return (
    <span className={css.known}>
      <IconAlertTriangle size={15} aria-hidden className={css.icon} />
      <span className={css.label}>{t('allergies.known')}</span>
      <ul className={css.agents}>
        {shown.map((agent) => (
          <li key={agent}>
            <bdi>{agent}</bdi>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <UnstyledButton className={css.more} onClick={() => setWhole(true)}>
          {t('allergies.more', { count: hidden })}
        </UnstyledButton>
      )}
    </span>
  )
}
