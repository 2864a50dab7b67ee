/** A setting kept in this browser; undefined when there is none, or when storage is switched off. */
export function readStored(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

/** Keeps a setting in this browser; with storage switched off it lasts until the page is left. */
export function writeStored(key: string, value: string): void {
  try {
    localStorage.setItem(key, value)
  } catch {
    // Nothing is lost but convenience.
  }
}
