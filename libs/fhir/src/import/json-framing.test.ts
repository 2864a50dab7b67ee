import { describe, expect, test } from 'vitest'
import { type FramedJson, frameJson } from './json-framing.ts'

describe('what is cut out of a file', () => {
  test.each([
    [
      'the entries of a bundle',
      '{"resourceType":"Bundle","entry":[{"a":1},{"b":[{}]}]}',
      ['entry[0] {"a":1}', 'entry[1] {"b":[{}]}'],
    ],
    [
      'entries that come before the type',
      '{"entry":[{"a":1}],"resourceType":"Bundle"}',
      ['entry[0] {"a":1}'],
    ],
    ['a resource alone', ' {"resourceType":"Patient"}\n', ['[0] {"resourceType":"Patient"}']],
    ['the lines of NDJSON', '{"a":1}\n{"a":2}\r\n\n{"a":3}', ['[0] {"a":1}', '[1] {"a":2}', '[2] {"a":3}']],
    [
      'a list, which has entries and is no bundle',
      '{"resourceType":"List","entry":[{"item":{}}]}',
      ['[0] {"resourceType":"List","entry":[{"item":{}}]}'],
    ],
    ['nothing of an empty bundle', '{"resourceType":"Bundle","entry":[]}', []],
    [
      'nothing of the links of a bundle',
      '{"resourceType":"Bundle","link":[{"url":"x"}],"entry":[{"a":1}]}',
      ['entry[0] {"a":1}'],
    ],
    [
      'brackets, quotes and escapes in texts',
      '{"resourceType":"Bundle","entry":[{"a":"]}\\"\\\\"},{"b":"{"}]}',
      ['entry[0] {"a":"]}\\"\\\\"}', 'entry[1] {"b":"{"}'],
    ],
    ['what follows a byte order mark', '\ufeff{"a":1}', ['[0] {"a":1}']],
  ])('%s', async (_name, text, framed) => {
    for (const size of [1, 2, 3, 7, 1000]) expect((await frame(text, size)).map(shown)).toEqual(framed)
  })

  test('stands where the offset says', async () => {
    const text = '{"resourceType":"Bundle","entry":[ {"a":"é"}, {"b":2}]}'
    const bytes = Buffer.from(text)
    for (const framed of await frame(text, 5)) {
      expect(bytes.subarray(framed.offset, framed.offset + framed.bytes.length)).toEqual(framed.bytes)
    }
  })
})

describe('what is refused', () => {
  test.each([
    [
      'a file that ends in the middle',
      '{"resourceType":"Bundle","entry":[{"a":1},{"b"',
      'The file ends in entry[1] before its JSON does: it is truncated.',
    ],
    ['a text that is not closed', '{"a":"b\n"}', 'A text is not closed before byte 7.'],
    ['something else', '<html>', 'There is no JSON at byte 0.'],
    ['a bracket too many', '{"a":1}}', 'There is no JSON at byte 7.'],
    ['a text alone', '"a"', 'There is no JSON at byte 0.'],
  ])('%s', async (_name, text, message) => {
    await expect(frame(text, 4)).rejects.toThrow(message)
  })

  test('a resource that would fill the memory', async () => {
    const text = `{"resourceType":"Bundle","entry":[{"a":1},{"a":"${'x'.repeat(100)}"}]}`
    await expect(frame(text, 10, 50)).rejects.toThrow('entry[1] from byte 42 is longer than 50 bytes.')
  })
})

/** Copies what is framed, as the next chunk may use its memory again. */
async function frame(text: string, chunkBytes: number, longest?: number): Promise<FramedJson[]> {
  const framed: FramedJson[] = []
  for await (const one of frameJson(chunks(Buffer.from(text), chunkBytes), longest)) {
    framed.push({ ...one, bytes: Buffer.from(one.bytes) })
  }
  return framed
}

/** One buffer used again and again, as a stream may do. */
async function* chunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  const shared = Buffer.alloc(size)
  for (let start = 0; start < bytes.length; start += size) {
    const length = bytes.copy(shared, 0, start, start + size)
    yield shared.subarray(0, length)
  }
}

function shown({ path, bytes }: FramedJson): string {
  return `${path} ${bytes.toString()}`
}
