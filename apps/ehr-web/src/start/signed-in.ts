import { readStored, writeStored } from '../preferences/stored.ts'

const KEY = 'ehr-was-signed-in'

/** Whether somebody was signed in here last time; only a guess at which code to load first. */
export function wasSignedIn(): boolean {
  return readStored(KEY) === 'yes'
}

export function rememberSignedIn(isSignedIn: boolean): void {
  writeStored(KEY, isSignedIn ? 'yes' : 'no')
}

/** The part of the application that only signed-in people need: router, layout, features and all styles. */
export function loadSignedIn() {
  return import('../signed-in-app.tsx')
}
