/**
 * A shortcut by the place of its keys (`KeyboardEvent.code`), so that it is the same on an Arabic layout:
 * `{ code: 'KeyK', ctrl: true }`, or two keys one after the other: `{ after: 'KeyG', code: 'KeyP' }`.
 */
export interface Shortcut {
  readonly code: string
  /** Ctrl, or Cmd on a Mac. */
  readonly ctrl?: boolean
  readonly alt?: boolean
  readonly shift?: boolean
  readonly after?: string
  readonly run: () => void
  /** What it does, in words; those with a label are listed by the help. */
  readonly label?: string
  /** Works while typing too; only with Ctrl or Alt, or for function keys. */
  readonly isGlobal?: boolean
}

/** A key press without the DOM. */
export interface KeyPress {
  readonly code: string
  readonly hasCtrl: boolean
  readonly hasAlt: boolean
  readonly hasShift: boolean
  /** The focus is in an input, where letters are text. */
  readonly isTyping: boolean
}

export interface MatchOptions {
  /** Code of the press before, if it was within the time for a pair. */
  readonly before: string | undefined
  /** Shortcuts without Ctrl or Alt can be turned off (WCAG 2.1.4). */
  readonly singleKeys: boolean
}

/** The shortcut that a press completes; one of two keys goes before one of a single key. */
export function findShortcut(
  press: KeyPress,
  shortcuts: readonly Shortcut[],
  { before, singleKeys }: MatchOptions,
): Shortcut | undefined {
  const fitting = shortcuts.filter((shortcut) => {
    const { code, ctrl = false, alt = false, shift = false, after, isGlobal = false } = shortcut
    if (code !== press.code || (after !== undefined && after !== before)) return false
    if (ctrl !== press.hasCtrl || alt !== press.hasAlt || shift !== press.hasShift) return false
    if (!ctrl && !alt && !singleKeys) return false
    return !press.isTyping || isGlobal
  })
  return fitting.find(({ after }) => after !== undefined) ?? fitting[0]
}
