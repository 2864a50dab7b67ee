import { Skeleton } from '@ehr/ui/states/skeleton.tsx'
import css from './pages.module.css'

/** While a screen's own code comes. */
export function PageWaiting() {
  return (
    <div className={css.page}>
      <Skeleton rows={6} />
    </div>
  )
}
