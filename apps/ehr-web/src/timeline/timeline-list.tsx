import { ClinicalDay } from '@ehr/ui/display/components/clinical-day.tsx'
import { ClinicalMoment } from '@ehr/ui/display/components/clinical-moment.tsx'
import { TextLink } from '@ehr/ui/page/button-link.tsx'
import { useTranslation } from 'react-i18next'
import type { MergedEntry } from './merge-timeline.ts'
import css from './timeline.module.css'
import { useTimelineKinds } from './use-timeline.ts'

/** Entries under the year they belong to. */
export function TimelineList({ entries }: { entries: readonly MergedEntry[] }) {
  const years = Map.groupBy(entries, ({ at }) => at.slice(0, 4))
  return (
    <div className={css.years}>
      {[...years].map(([year, ofYear]) => (
        <section key={year} aria-labelledby={`year-${year}`}>
          <h2 id={`year-${year}`} className={css.year}>
            {year}
          </h2>
          <ol className={css.entries}>
            {ofYear.map((entry) => (
              <Entry key={`${entry.source} ${entry.id}`} entry={entry} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}

function Entry({ entry }: { entry: MergedEntry }) {
  const { t } = useTranslation('app')
  const kind = useTimelineKinds().find((known) => known.kind === entry.kind)
  const title =
    entry.titleKey === undefined ? entry.title : t(entry.titleKey, { ns: entry.source, ...entry.values })
  return (
    <li className={css.entry}>
      <span className={css.when}>
        {entry.at.length > 10 ? <ClinicalMoment at={entry.at} /> : <ClinicalDay date={entry.at} />}
      </span>
      <span className={css.what}>{kind !== undefined && t(kind.labelKey, { ns: kind.feature })}</span>
      <span className={css.text}>
        <bdi>
          {entry.path === undefined ? (
            title
          ) : (
            <TextLink to={entry.path} fz="inherit">
              {title}
            </TextLink>
          )}
        </bdi>
        {entry.detail !== undefined && <bdi className={css.detail}>{entry.detail}</bdi>}
      </span>
    </li>
  )
}
