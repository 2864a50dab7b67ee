const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d{1,3}))?$/

/**
 * Writes a JSON number out in full, digits kept: `5.40` → `5.40`, `1.20e2` → `120`, `5e-3` → `0.005`.
 * Undefined when the text is no JSON number or has an exponent beyond 100.
 */
export function plainDecimal(text: string): string | undefined {
  const match = NUMBER.exec(text)
  if (match === null) return undefined
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match
  const shift = Number(exponent)
  if (shift === 0) return text.replace(/[eE].*$/, '')
  return Math.abs(shift) > 100 ? undefined : sign + moveLeftOrRight(whole, fraction, shift)
}

function moveLeftOrRight(whole: string, fraction: string, shift: number): string {
  const digits = whole + fraction
  const point = whole.length + shift
  if (point <= 0) return `0.${'0'.repeat(-point)}${digits}`
  const left = digits
    .slice(0, point)
    .padEnd(point, '0')
    .replace(/^0+(?=\d)/, '')
  const right = digits.slice(point)
  return right === '' ? left : `${left}.${right}`
}
