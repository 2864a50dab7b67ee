/** One request was refused; others may go on. The message quotes the other side and says what to do. */
export class Refused extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** Nothing more can be asked now: the key is not taken, the limit is used up, or nobody answers. */
export class Stopped extends Error {}
