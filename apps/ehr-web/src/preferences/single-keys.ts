import { useSyncExternalStore } from 'react'
import { readStored, writeStored } from './stored.ts'

const KEY = 'ehr-single-keys'
const listeners = new Set<() => void>()

/** Whether shortcuts of one key are on in this browser, and how to turn them off (WCAG 2.2, 2.1.4). */
export function useSingleKeys(): readonly [boolean, (isOn: boolean) => void] {
  return [useSyncExternalStore(follow, readSingleKeys), writeSingleKeys]
}

function readSingleKeys(): boolean {
  return readStored(KEY) !== 'off'
}

function writeSingleKeys(isOn: boolean): void {
  writeStored(KEY, isOn ? 'on' : 'off')
  for (const listener of listeners) listener()
}

function follow(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
