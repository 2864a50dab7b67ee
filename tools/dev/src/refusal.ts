/** A run that cannot go on for a reason the person can mend: shown as it is, without a stack trace. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
