import * as z from 'zod/mini'

/** Any text that is not blank. */
export const text = z.string().check(z.regex(/\S/, 'expected some text'))

/** A port to listen on or connect to; 0 takes any that is free. */
export const port = wholeNumber({ from: 0, to: 65_535 })

/** `true` or `false`. */
export const flag = z.pipe(
  z.enum(['true', 'false'], 'expected true or false'),
  z.transform((value) => value === 'true'),
)

/** An address that browsers can open. */
export const webAddress = z.url({
  protocol: /^https?$/,
  error: 'expected an address such as https://ehr.example.org',
})

/** A connection string of PostgreSQL. */
export const postgresUrl = z.url({
  protocol: /^postgres(ql)?$/,
  hostname: /.+/,
  error: 'expected a connection string such as postgresql://user:password@host:5432/name',
})

/** A mail server; `smtps:` encrypts from the beginning, `smtp:` once the server agreed to. */
export const smtpUrl = z.url({
  protocol: /^smtps?$/,
  hostname: /.+/,
  error: 'expected an address such as smtps://user:password@mail.example.org:465',
})

/** A whole number between two bounds, both included. */
export function wholeNumber({ from, to }: { from: number; to: number }) {
  const error = `expected a whole number from ${from} to ${to}`
  const digits = z.string().check(z.regex(/^\d{1,15}$/, { error, abort: true }))
  return z.pipe(
    z.pipe(digits, z.transform(Number)),
    z.number().check(z.minimum(from, error), z.maximum(to, error)),
  )
}

/** One of a few words. */
export function oneOf<const W extends readonly string[]>(words: W) {
  return z.enum(words, `expected one of ${words.join(', ')}`)
}

/** A key that others must not guess; at least so many characters. */
export function secretText(characters: number) {
  return z.string().check(z.minLength(characters, `expected at least ${characters} characters`))
}
