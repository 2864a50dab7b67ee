/** One file of translations: `../../../../libs/features/vitals/src/locales/ar.json`. */
export interface TextFile {
  readonly namespace: string
  readonly language: string
}

const FILE = /(?:^|\/)(?:(features)\/)?([^/]+)\/src\/(?:i18n\/)?locales\/([A-Za-z-]+)\.json$/

/** Says of which namespace and language a file of translations is: a feature's is named as its folder. */
export function textFileOf(path: string): TextFile | undefined {
  const [, isFeature, folder, language] =
    FILE.exec(path.replace(/^\.\.\/locales\//, '/app/src/locales/')) ?? []
  if (folder === undefined || language === undefined) return undefined
  const isShared = isFeature === undefined
  return isShared && folder !== 'app' && folder !== 'ui' ? undefined : { namespace: folder, language }
}
