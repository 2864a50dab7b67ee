import { datesOf } from './judge-value.ts'
import type { Fact } from './kinds.ts'

/** Three quoted texts with commas between them: a list, or a call's arguments. */
const LIST = /(["'`])[^"'`\n\\]{1,60}\1(?:\s*,\s*(?:null|\d+|(["'`])[^"'`\n\\]{0,60}\2)){2,}/gu
const ITEM = /(["'`])([^"'`\n\\]*)\1/gu
const WORDS =
  /^(?:\p{Lu}[\p{L}\p{M}'’-]+|\p{Lo}{2,})(?:[ -](?:\p{Lu}[\p{L}\p{M}'’-]+|\p{Lo}{2,}|al|el|van|der|de|bin)){0,3}$/u
/** Rows of a file without a header, where the same holds for values without quotes. */
const BARE_ROW = /^[^\n"'`(){}=]*[,;|\t][^\n"'`(){}=]*$/gmu

/** Reads lists that look like somebody's data though nothing names them: two names beside a day long ago. */
export function* readLists(text: string, { hasBareRows }: { hasBareRows: boolean }): Generator<Fact> {
  for (const { 0: list, index: at } of text.matchAll(LIST))
    yield* judgeList(
      [...list.matchAll(ITEM)].map((item) => item[2] ?? ''),
      at,
    )
  if (!hasBareRows) return
  for (const { 0: row, index: at } of text.matchAll(BARE_ROW))
    yield* judgeList(
      row.split(/[,;|\t]/).map((cell) => cell.trim()),
      at,
    )
}

function* judgeList(items: readonly string[], at: number): Generator<Fact> {
  const names = items.filter((item) => WORDS.test(item))
  const words = names.join(' ').split(/[ -]/)
  const dates = items.filter((item) => datesOf(item).length > 0 && !/\d{8}/.test(item))
  const isPair = names.length > 1 || (words.length > 1 && /\p{Lu}/u.test(names[0] ?? ''))
  if (dates.length === 0 || !isPair || words.some((word) => word.length > 20)) return
  for (const value of dates) yield { kind: 'birth date', value, at }
  for (const value of names) yield { kind: 'name', value, at }
}
