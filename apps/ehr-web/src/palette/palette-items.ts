/** One thing that the palette can do. */
export interface PaletteItem {
  readonly id: string
  readonly group: 'patients' | 'chart' | 'pages' | 'actions'
  readonly label: string
  /** Told apart by: a patient's birth date and MRN. */
  readonly detail?: string
  readonly run: () => void
}

/** The items whose words all begin with what was typed, in any order and without regard to accents. */
export function filterItems(items: readonly PaletteItem[], text: string): PaletteItem[] {
  const wanted = wordsOf(text)
  return items.filter(({ label }) => {
    const words = wordsOf(label)
    return wanted.every((start) => words.some((word) => word.startsWith(start)))
  })
}

function wordsOf(text: string): string[] {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
