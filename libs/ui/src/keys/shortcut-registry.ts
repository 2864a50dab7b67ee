import { findShortcut, type KeyPress, type Shortcut } from './match-keys.ts'
import { placeOfKey } from './place-of-key.ts'

/** The shortcuts of one component that is on the screen. */
export interface ShortcutGroup {
  shortcuts: readonly Shortcut[]
  singleKeys: boolean
}

/** Time for the second key of a pair, in milliseconds. */
const PAIR_MS = 1500

const groups = new Set<ShortcutGroup>()
let before: { code: string; at: number } | undefined

/** Listens for a component's shortcuts; returns the function that ends it. */
export function addShortcuts(group: ShortcutGroup): () => void {
  if (groups.size === 0) document.addEventListener('keydown', onPress)
  groups.add(group)
  return () => {
    groups.delete(group)
    if (groups.size === 0) document.removeEventListener('keydown', onPress)
  }
}

/** What the keyboard can do at this moment, where it is told in words. */
export function listShortcuts(): Shortcut[] {
  return [...groups].flatMap(({ shortcuts }) => shortcuts).filter(({ label }) => label !== undefined)
}

// One listener for all, so that the second key of a pair is not taken for a shortcut of its own elsewhere.
function onPress(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.repeat || event.isComposing) return
  const press = pressOf(event)
  const isRecent = before !== undefined && event.timeStamp - before.at < PAIR_MS
  const found = findAmongGroups(press, isRecent ? before?.code : undefined)
  const isPlain = !press.hasCtrl && !press.hasAlt && !press.isTyping
  before = isPlain && found === undefined ? { code: press.code, at: event.timeStamp } : undefined
  if (found === undefined) return
  event.preventDefault()
  found.run()
}

/** A pair goes before a single key, and what came to the screen last before what was there. */
function findAmongGroups(press: KeyPress, first: string | undefined): Shortcut | undefined {
  const found = [...groups]
    .reverse()
    .flatMap(
      ({ shortcuts, singleKeys }) => findShortcut(press, shortcuts, { before: first, singleKeys }) ?? [],
    )
  return found.find(({ after }) => after !== undefined) ?? found[0]
}

function pressOf(event: KeyboardEvent): KeyPress {
  return {
    ...placeOfKey(event),
    hasCtrl: event.ctrlKey || event.metaKey,
    hasAlt: event.altKey,
    isTyping: isTextInput(event.target) || isBehindDialog(event.target),
  }
}

function isTextInput(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || target.matches('textarea, select')) return true
  return target.matches('input:not([type=checkbox], [type=radio], [type=button], [type=submit])')
}

/** An open dialog or menu has the keyboard, also where the focus is lost to the page behind it. */
function isBehindDialog(target: EventTarget | null): boolean {
  const open = document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]')
  return (
    open !== null && !(target instanceof Node && open.matches('[role$="dialog"]') && open.contains(target))
  )
}
