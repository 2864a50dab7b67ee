import { expect, test } from 'vitest'
import { type Cleanup, cleanMessage } from './clean-message.ts'

const EDITED: Cleanup = { mode: 'default', comment: '#', hasEditor: true }
const CUT = '# ------------------------ >8 ------------------------'

test.each<[what: string, cleanup: Partial<Cleanup>, text: string, message: string]>([
  ['comments of an editor', {}, 'feat: a\n\n# Please enter\n#\tmodified: x\n', 'feat: a'],
  ['a template that nobody touched', {}, '\n\n# Please enter a message\n#\n', ''],
  ['blanks and line ends', {}, '\n\nfeat: a  \r\n\r\n\r\n\r\nb\t\r\n\r\n', 'feat: a\n\nb'],
  ['a byte order mark', {}, '\uFEFFfeat: a\n', 'feat: a'],
  [
    'the difference below the scissors',
    {},
    `feat: a\n${CUT}\n# Do not touch\ndiff --git a b\n+x\n`,
    'feat: a',
  ],
  [
    'another comment character',
    { comment: ';' },
    'feat: a\n\n#12 is meant\n; no\n',
    'feat: a\n\n#12 is meant',
  ],
  ['a comment string', { comment: '//' }, 'feat: a\n// no\n', 'feat: a'],
  [
    'a character that git chose',
    { comment: 'auto' },
    'feat: a\n\n#12 is meant\n; Please\n',
    'feat: a\n\n#12 is meant',
  ],
  ['what looks like a comment without an editor', { hasEditor: false }, '#12 a\n', '#12 a'],
  ['the same, where comments are to go', { hasEditor: false, mode: 'strip' }, '#12 a\nb\n', 'b'],
  ['all of it, word for word', { mode: 'verbatim' }, '\n# a  \n', '\n# a  \n'],
])('cleans up %s', (_, cleanup, text, message) => {
  expect(cleanMessage(text, { ...EDITED, ...cleanup })).toBe(message)
})
