/** A file that an answer brought. */
export interface AnsweredFile {
  readonly fileName: string
  readonly mediaType: string
  readonly text: string
}

/** Hands a file to the browser's downloads; nothing of it stays in the page. */
export function saveFile({ fileName, mediaType, text }: AnsweredFile): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${mediaType};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  URL.revokeObjectURL(address)
}
