import { signOut } from '@ehr/feature-session/contract'
import { request } from '@ehr/ui'
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { rememberSignedIn } from '../start/signed-in.ts'
import { tellTabs } from './lock/session-channel.ts'
import { replaceSession } from './replace-session.ts'

const KEY = ['sign-out']

/** Ends the session; a failure is shown by `useHasSignOutFailed`, since whoever leaves must know. */
export function useSignOut(): () => void {
  const client = useQueryClient()
  const { mutate } = useMutation({
    mutationKey: KEY,
    mutationFn: () => request(signOut, {}),
    onSuccess: async (session) => {
      rememberSignedIn(false)
      tellTabs({ kind: 'left' })
      await replaceSession(client, session)
    },
  })
  return mutate
}

/** Whether the last attempt to sign out failed, so that the session goes on. */
export function useHasSignOutFailed(): boolean {
  return (
    useMutationState({ filters: { mutationKey: KEY }, select: ({ state }) => state.status }).at(-1) ===
    'error'
  )
}
