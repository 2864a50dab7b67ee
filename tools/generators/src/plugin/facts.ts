/** What the names of a package's files say about it; its targets follow from nothing else. */
export interface PackageFacts {
  /** Relative to the workspace's root, with forward slashes; `.` is the root itself. */
  folder: string
  files: readonly string[]
}

/** The files that decide which packages exist and which targets they have. */
export const DECIDING_FILES = '{apps,libs,tools,bench}/**/{package.json,*.ts,*.tsx}'

/** Sorts the deciding files of a workspace into its packages; a file belongs to the deepest folder around it. */
export function groupByPackage(files: readonly string[]): PackageFacts[] {
  const folders = files.filter(isManifest).map((file) => file.slice(0, -'/package.json'.length))
  const deepestFirst = folders.toSorted((a, b) => b.length - a.length)
  const owners = Map.groupBy(files, (file) => deepestFirst.find((folder) => file.startsWith(`${folder}/`)))
  return folders.toSorted().map((folder) => ({
    folder,
    files: (owners.get(folder) ?? []).map((file) => file.slice(folder.length + 1)).sort(),
  }))
}

function isManifest(file: string): boolean {
  return file.endsWith('/package.json')
}
