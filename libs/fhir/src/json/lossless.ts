/** A number as it was written: `5.40` stays `5.40`, where JavaScript's own number would become 5.4. */
export class JsonNumber {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }

  toJSON(): object {
    return JSON.rawJSON(this.text)
  }
}

export interface JsonObject {
  readonly [name: string]: unknown
}

// The engine's own parser hands over each number's text (the ECMAScript proposal "JSON.parse source text access",
// in V8 since 11.4); TypeScript's library does not know it yet. No parser written in JavaScript comes near its speed.
declare global {
  interface JSON {
    parse(
      text: string,
      reviver: (key: string, value: unknown, context: { source: string }) => unknown,
    ): unknown
    rawJSON(text: string): object
  }
}

/**
 * A number that JavaScript would write otherwise than it stands: with a zero at its end, an exponent, or 16 or more
 * digits. It may also find one in a text, which does no harm.
 */
const FRAGILE_NUMBER = /[:,[\s](?:-0(?:\.0*)?|-?\d+\.\d*0|-?[\d.]+[eE][+-]?\d+|-?[\d.]{16,})[\s,\]}]/

/** Whether JSON.parse keeps all numbers of a text as they are: then it need not be parsed the lossless way. */
export function numbersSurvive(text: string): boolean {
  return !FRAGILE_NUMBER.test(text)
}

/** Parses JSON with every number as a JsonNumber. @throws SyntaxError, whose message may quote the text. */
export function parseLosslessJson(text: string): unknown {
  return JSON.parse(text, (_key, value, context) =>
    typeof value === 'number' ? new JsonNumber(context.source) : value,
  )
}

/** Writes JSON; a JsonNumber keeps its digits, an undefined member is left out. */
export function renderJson(value: object, indent = 0): string {
  return JSON.stringify(value, undefined, indent)
}

/** Whether a parsed value is an object with members, not a list, a number or nothing. */
export function isJsonObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof JsonNumber)
  )
}
