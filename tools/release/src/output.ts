/** Prints one line. */
export type Say = (line: string) => void

/** Shortest text that is taken for a secret; a shorter one would blot out ordinary words. */
const LEAST_LENGTH = 6

/**
 * Makes a printer that never prints a secret, whatever it is given: as it is, as part of an address, or in base 64.
 *
 * @param secrets values, none of which may be seen.
 */
export function createSay(print: Say, secrets: readonly string[]): Say {
  const hidden = listForms(secrets)
  return (line) => print(hidden.reduce((text, secret) => text.replaceAll(secret, '***'), line))
}

/** The longest first: one secret may be part of another. */
function listForms(secrets: readonly string[]): string[] {
  const forms = secrets
    .flatMap((secret) => secret.split('\n'))
    .filter((secret) => secret.trim().length >= LEAST_LENGTH)
    .flatMap((secret) => [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')])
  return [...new Set(forms)].sort((a, b) => b.length - a.length)
}
