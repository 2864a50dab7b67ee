/** A file that is wholly generated: its path from the package's root, and what is in it. */
export interface GeneratedFile {
  path: string
  text: string
}
