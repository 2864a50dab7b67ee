import { useEffect, useRef } from 'react'
import { useViewer } from '../viewer/viewer.ts'
import type { Shortcut } from './match-keys.ts'
import { addShortcuts, type ShortcutGroup } from './shortcut-registry.ts'

/** Listens for shortcuts as long as the component is on the screen. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const { singleKeys } = useViewer().site
  const group = useRef<ShortcutGroup>({ shortcuts, singleKeys })
  useEffect(() => {
    group.current.shortcuts = shortcuts
    group.current.singleKeys = singleKeys
  })
  useEffect(() => addShortcuts(group.current), [])
}
