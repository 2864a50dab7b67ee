/** Namespaces of the sign-in screen; all others come after it. */
const FIRST = /(apps[\\/]ehr-web|libs[\\/]ui|libs[\\/]features[\\/]session)[\\/]src[\\/]/

/**
 * The chunk of a module, for those that Vite would split too finely: the texts of one language are two files,
 * one for the sign-in and one for the rest, instead of one per feature.
 */
export function chunkOf(id: string): string | null {
  const language = /[\\/]locales[\\/]([A-Za-z-]+)\.json$/.exec(id)?.[1]
  if (language === undefined) return null
  return FIRST.test(id) ? `texts-start-${language}` : `texts-${language}`
}
