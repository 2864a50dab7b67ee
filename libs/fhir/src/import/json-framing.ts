/** One resource's JSON as it stands in a file. */
export interface FramedJson {
  /** A view that the next chunk overwrites: parse it at once, or copy it. */
  readonly bytes: Buffer
  /** Place of its first byte in the file. */
  readonly offset: number
  /** Its place in the file: `entry[3]` of a bundle, or `[3]`, the fourth value of an NDJSON file. */
  readonly path: string
  /** Whether it is an entry of a bundle, which has the resource as a member. */
  readonly isEntry: boolean
}

/** The file is no JSON from here on, or no JSON that fits the memory. */
export class FramingError extends Error {
  override readonly name = 'FramingError'
}

/** Longest resource in bytes; what is longer has a document or picture in it, which has no place here. */
const LONGEST_RESOURCE = 16 * 1024 * 1024

const [QUOTE, BACKSLASH, COLON, COMMA] = [0x22, 0x5c, 0x3a, 0x2c]
const [OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d]
/** What some programs begin a file of UTF-8 with. */
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]
const LONGEST_KEY = 32

/**
 * Cuts a stream of bytes into resources without building anything in between: the entries of each bundle, and
 * every other value at the top (a resource alone in its file, or a line of NDJSON). It finds the ends by counting
 * brackets outside of strings; what is inside a resource is the parser's to judge. Five times as quick as
 * tokens, and one resource that is broken inside does not take the rest of the file with it.
 * @throws FramingError where no end can be found.
 */
export async function* frameJson(
  chunks: AsyncIterable<Buffer>,
  longest = LONGEST_RESOURCE,
): AsyncGenerator<FramedJson> {
  const framer = new Framer(longest)
  for await (const chunk of chunks) yield* framer.push(chunk)
  framer.end()
}

class Framer {
  readonly #longest: number
  #position = 0
  #depth = 0
  #isInString = false
  #isEscaped = false
  /** The text of the last string one level down, and the member that it names. */
  #word: number[] = []
  #key = ''
  #valueIndex = 0
  #entryIndex = 0
  #isEntries = false
  #hadEntries = false
  #isOtherType = false
  /** Where the captured value began: in the file, and in this chunk; -1 while nothing is captured. */
  #start = -1
  #from = -1
  #parts: Buffer[] = []
  #captured = 0

  constructor(longest: number) {
    this.#longest = longest
  }

  *push(chunk: Buffer): Generator<FramedJson> {
    if (this.#start >= 0) this.#from = 0
    let index = 0
    while (index < chunk.length) {
      if (this.#isInString) {
        index = this.#readString(chunk, index)
        continue
      }
      const framed = this.#readByte(chunk, index)
      if (framed !== undefined) yield framed
      index += 1
    }
    this.#keep(chunk)
    this.#position += chunk.length
  }

  end(): void {
    if (this.#depth === 0 && !this.#isInString) return
    const place = this.#hadEntries ? ` in entry[${this.#entryIndex}]` : ''
    throw new FramingError(`The file ends${place} before its JSON does: it is truncated.`)
  }

  #readByte(chunk: Buffer, index: number): FramedJson | undefined {
    const byte = chunk[index] ?? 0
    if (byte === QUOTE) this.#openString(index)
    else if (byte === OPEN_OBJECT || byte === OPEN_LIST) this.#open(byte, index)
    else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) return this.#close(chunk, index)
    else if (this.#depth <= 1) this.#readPunctuation(byte, index)
    return undefined
  }

  #openString(index: number): void {
    if (this.#depth === 0) throw this.#notJson(index)
    this.#isInString = true
    this.#word = []
  }

  /** @returns the index after the string, or after the chunk. */
  #readString(chunk: Buffer, from: number): number {
    for (let index = from; index < chunk.length; index++) {
      const byte = chunk[index] ?? 0
      if (byte < 0x20) throw new FramingError(`A text is not closed before byte ${this.#position + index}.`)
      if (this.#isEscaped) this.#isEscaped = false
      else if (byte === BACKSLASH) this.#isEscaped = true
      else if (byte === QUOTE) {
        this.#closeString()
        return index + 1
      }
      if (this.#depth === 1 && this.#word.length < LONGEST_KEY) this.#word.push(byte)
    }
    return chunk.length
  }

  #closeString(): void {
    this.#isInString = false
    if (this.#depth === 1 && this.#key === 'resourceType') this.#isOtherType = this.#wordText() !== 'Bundle'
  }

  #readPunctuation(byte: number, index: number): void {
    if (this.#depth === 0) {
      const isMark = byte === BYTE_ORDER_MARK[this.#position + index]
      if (!isWhitespace(byte) && !isMark) throw this.#notJson(index)
    } else if (byte === COLON) this.#key = this.#wordText()
    else if (byte === COMMA) this.#key = ''
  }

  #open(byte: number, index: number): void {
    if (this.#depth === 0) {
      this.#key = ''
      this.#hadEntries = false
      this.#isOtherType = false
      this.#capture(index)
    } else if (this.#depth === 1 && byte === OPEN_LIST && this.#key === 'entry' && !this.#isOtherType) {
      this.#isEntries = true
      this.#hadEntries = true
      this.#entryIndex = 0
      this.#dropCapture()
    } else if (this.#depth === 2 && this.#isEntries) this.#capture(index)
    this.#depth += 1
  }

  #close(chunk: Buffer, index: number): FramedJson | undefined {
    this.#depth -= 1
    if (this.#depth < 0) throw this.#notJson(index)
    if (this.#depth === 2 && this.#isEntries)
      return this.#framed(chunk, index, `entry[${this.#entryIndex++}]`)
    if (this.#depth === 1) this.#isEntries = false
    if (this.#depth > 0) return undefined
    const path = `[${this.#valueIndex++}]`
    return this.#hadEntries ? undefined : this.#framed(chunk, index, path)
  }

  #capture(index: number): void {
    this.#start = this.#position + index
    this.#from = index
  }

  #framed(chunk: Buffer, index: number, path: string): FramedJson {
    const last = chunk.subarray(this.#from, index + 1)
    const bytes = this.#parts.length === 0 ? last : Buffer.concat([...this.#parts, last])
    const offset = this.#start
    const isEntry = this.#isEntries
    this.#dropCapture()
    return { bytes, offset, path, isEntry }
  }

  #dropCapture(): void {
    this.#start = -1
    this.#from = -1
    this.#parts = []
    this.#captured = 0
  }

  /** Copies the begun value: the stream may use the chunk's memory again. */
  #keep(chunk: Buffer): void {
    if (this.#start < 0) return
    const part = Buffer.from(chunk.subarray(this.#from))
    this.#parts.push(part)
    this.#captured += part.length
    if (this.#captured <= this.#longest) return
    const place = this.#hadEntries ? `entry[${this.#entryIndex}]` : 'A value'
    throw new FramingError(`${place} from byte ${this.#start} is longer than ${this.#longest} bytes.`)
  }

  #wordText(): string {
    return String.fromCharCode(...this.#word)
  }

  #notJson(index: number): FramingError {
    return new FramingError(`There is no JSON at byte ${this.#position + index}.`)
  }
}

function isWhitespace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09
}
