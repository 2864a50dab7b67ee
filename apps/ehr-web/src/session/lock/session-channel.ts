/** What the tabs of one browser tell each other about the session they share. */
export type SessionMessage =
  | { readonly kind: 'active'; readonly at: number }
  | { readonly kind: 'locked' }
  /** Somebody gave a password: the same user, or another. */
  | { readonly kind: 'entered'; readonly userId: string }
  | { readonly kind: 'left' }

const NAME = 'ehr-session'

/** Tells the other tabs. */
export function tellTabs(message: SessionMessage): void {
  const channel = new BroadcastChannel(NAME)
  channel.postMessage(message)
  channel.close()
}

/** Listens to the other tabs; returns the function that ends it. Messages hold no secret and need no trust. */
export function listenToTabs(onMessage: (message: SessionMessage) => void): () => void {
  const channel = new BroadcastChannel(NAME)
  channel.onmessage = ({ data }: MessageEvent<SessionMessage>) => onMessage(data)
  return () => channel.close()
}
