/** Whether a press landed on a control inside a row, which acts for itself, not for the row. */
export function isOwnControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, select, textarea, label') !== null
}
