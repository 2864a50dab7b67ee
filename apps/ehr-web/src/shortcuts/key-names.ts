import type { Shortcut } from '@ehr/ui'

/** The keys of a shortcut as they are written on a keyboard: `g` `p`, `Ctrl` `K`, `?`. */
export function keyNames({ after, ctrl, alt, shift, code }: Shortcut): string[] {
  if (code === 'Slash') return [shift === true ? '?' : '/']
  return [
    ...(after === undefined ? [] : [letterOf(after)]),
    ...(ctrl === true ? ['Ctrl'] : []),
    ...(alt === true ? ['Alt'] : []),
    ...(shift === true ? ['Shift'] : []),
    letterOf(code),
  ]
}

function letterOf(code: string): string {
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : code
}
