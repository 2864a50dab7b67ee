/** Finds the generated files that differ from what is there, or are missing. */
export function staleFiles(
  rendered: Readonly<Record<string, string>>,
  read: (path: string) => string | null,
): [path: string, text: string][] {
  return Object.entries(rendered).filter(([path, text]) => read(path)?.replaceAll('\r\n', '\n') !== text)
}
