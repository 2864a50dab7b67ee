/** One picture, and what it shows. */
export interface Shot {
  readonly file: string
  readonly screen: string
  readonly language: string
  readonly width: string
  readonly state: string
}

/** A page with all pictures, by screen, to be looked through in one go. */
export function renderIndex(shots: readonly Shot[]): string {
  const screens = Map.groupBy(shots, (shot) => shot.screen)
  const sections = [...screens].map(
    ([screen, pictures]) =>
      `<h2>${screen}</h2><div>${pictures
        .map(
          ({ file, language, width, state }) =>
            `<figure><a href="${file}"><img loading="lazy" src="${file}" alt=""></a><figcaption>${[language, width, state].join(' · ')}</figcaption></figure>`,
        )
        .join('')}</div>`,
  )
  return `<!doctype html><meta charset="utf-8"><title>Screens</title>
<style>body{font:14px system-ui;margin:24px}div{display:flex;flex-wrap:wrap;gap:16px}figure{margin:0}img{height:320px;border:1px solid #ccc}</style>
<h1>${shots.length} pictures of ${screens.size} screens</h1>
${sections.join('\n')}
`
}
