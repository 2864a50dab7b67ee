const LONGEST = 30

/** The key that a name suggests: `Clínica São José` → `clinica-sao-jose`; empty for a name without Latin letters. */
export function suggestSlug(name: string): string {
  const words = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[’']/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
  const begin = words.findIndex((word) => /^[a-z]/.test(word))
  if (begin === -1) return ''
  const slugs = words.slice(begin).map((_, at) => words.slice(begin, begin + at + 1).join('-'))
  return slugs.findLast((slug) => slug.length <= LONGEST) ?? words[begin]?.slice(0, LONGEST) ?? ''
}
