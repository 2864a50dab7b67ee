import { getSession, lockSession, type SignedInUser } from '@ehr/feature-session/contract'
import { onSessionEnded, request } from '@ehr/ui'
import { lastActivityAt, noteActivity, watchActivity } from '@ehr/ui/request/activity.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { sessionQuery } from '../session-query.ts'
import { type IdlePhase, idlePhase } from './idle-phase.ts'
import { listenToTabs, tellTabs } from './session-channel.ts'

const TICK_MS = 1_000
/** How often the tabs hear of what is done in one of them. */
const TELL_MS = 5_000
/** How often the server hears that somebody is at work who asks it nothing: who writes a long text. */
const PING_MS = 60_000

export interface SessionLock {
  readonly isLocked: boolean
  /** Seconds until the lock, once they are counted down. */
  readonly secondsLeft: number | undefined
  lock(): void
  unlock(): void
}

/** Locks the screen after the time without use, in all tabs alike, and whenever the server knows the session no more. */
export function useSessionLock({ id, idleSeconds }: Pick<SignedInUser, 'id' | 'idleSeconds'>): SessionLock {
  const client = useQueryClient()
  const [isLocked, setIsLocked] = useState(false)
  const [phase, setPhase] = useState<IdlePhase>({ kind: 'active' })
  useEffect(() => onSessionEnded(() => setIsLocked(true)), [])
  useEffect(
    () =>
      listenToTabs((message) => {
        if (message.kind === 'active') noteActivity(message.at)
        if (message.kind === 'locked') setIsLocked(true)
        if (message.kind === 'entered' && message.userId === id) setIsLocked(false)
        else if (message.kind === 'entered' || message.kind === 'left')
          void client.refetchQueries(sessionQuery)
      }),
    [client, id],
  )
  useEffect(() => {
    if (isLocked) return undefined
    let toldAt = 0
    let pingedAt = Date.now()
    const stopWatching = watchActivity((at) => {
      setPhase((before) => (before.kind === 'active' ? before : { kind: 'active' }))
      if (at - toldAt < TELL_MS) return
      toldAt = at
      tellTabs({ kind: 'active', at })
    })
    const tick = () => {
      const now = Date.now()
      const lastAt = lastActivityAt() ?? now
      const next = idlePhase(lastAt, now, idleSeconds)
      setPhase((before) => (next.kind === 'active' && before.kind === 'active' ? before : next))
      if (next.kind === 'idle') {
        setIsLocked(true)
        tellAll()
        return
      }
      if (lastAt <= pingedAt || now - pingedAt < PING_MS) return
      pingedAt = now
      void stillSignedIn(id).then((isStill) => isStill || setIsLocked(true))
    }
    const timer = setInterval(tick, TICK_MS)
    // A tab in the background ticks rarely, a laptop that slept not at all: look when it comes back.
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
      stopWatching()
    }
  }, [isLocked, id, idleSeconds])

  return {
    isLocked,
    secondsLeft: !isLocked && phase.kind === 'warning' ? phase.secondsLeft : undefined,
    lock() {
      setIsLocked(true)
      tellAll()
    },
    unlock: () => {
      setPhase({ kind: 'active' })
      setIsLocked(false)
    },
  }
}

/** The screens are covered whether or not the server hears of it; it locks by its own clock too. */
function tellAll(): void {
  tellTabs({ kind: 'locked' })
  void request(lockSession, {}, { background: true }).catch(() => undefined)
}

/** Tells the server that somebody is at work; without an answer nothing is known, and nothing changes. */
async function stillSignedIn(id: string): Promise<boolean> {
  const session = await request(getSession, {}).catch(() => undefined)
  return session === undefined || session.user?.id === id
}
