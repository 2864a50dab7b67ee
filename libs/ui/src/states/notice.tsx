import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { type ReactNode, type RefObject, useEffect, useRef } from 'react'
import css from './notice.module.css'

export type NoticeTone = 'info' | 'ok' | 'caution' | 'danger'

export interface NoticeProps {
  readonly tone?: NoticeTone
  readonly title: ReactNode
  readonly children?: ReactNode
  /** Buttons or links, below the text. */
  readonly actions?: ReactNode
  /** Read out at once; for what appears after an act of the user. */
  readonly isLive?: boolean
  /** Moves the focus here, and so into view, when it appears; for what an act brought. */
  readonly takesFocus?: boolean
  /** For moving the focus here later: the same error a second time. */
  readonly ref?: RefObject<HTMLDivElement | null>
}

const ICONS = {
  info: IconInfoCircle,
  ok: IconCircleCheck,
  caution: IconAlertTriangle,
  danger: IconAlertTriangle,
} as const

/** A message in its place on the screen; it stays until its cause is gone (never a toast). */
export function Notice({
  tone = 'info',
  title,
  children,
  actions,
  isLive = false,
  takesFocus = false,
  ref,
}: NoticeProps) {
  const Icon = ICONS[tone]
  const own = useRef<HTMLDivElement>(null)
  const place = ref ?? own
  useEffect(() => {
    if (takesFocus) place.current?.focus()
  }, [takesFocus, place])
  return (
    <div
      ref={place}
      tabIndex={-1}
      className={css.notice}
      data-tone={tone}
      {...(isLive ? { role: tone === 'danger' ? 'alert' : 'status' } : {})}
    >
      <Icon size={18} stroke={1.75} className={css.icon} aria-hidden />
      <div className={css.body}>
        <div className={css.title}>{title}</div>
        {children !== undefined && <div>{children}</div>}
        {actions !== undefined && <div className={css.actions}>{actions}</div>}
      </div>
    </div>
  )
}
