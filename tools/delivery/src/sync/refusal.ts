/** Why nothing can be generated: a title, and what is wrong line by line. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly title: string
  readonly lines: readonly string[]

  constructor(title: string, lines: readonly string[]) {
    super([title, ...lines].join('\n'))
    this.title = title
    this.lines = lines
  }
}
