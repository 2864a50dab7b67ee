import { PROBLEMS, type RouteContract } from '@ehr/contracts'
import * as z from 'zod/mini'
import { AppError } from '../app-error.ts'
import type { CursorCodec } from './cursor-codec.ts'

/** A page as `pageOf` of the contracts describes it. */
export interface Page<Item> {
  items: Item[]
  nextCursor?: string
}

/** Keyset paging of one operation. */
export interface Pager {
  /**
   * The sort key after which a page begins; `undefined` for the first page.
   *
   * @param schema of the key's values, for instance `z.tuple([z.string(), recordId])`.
   * @throws AppError BAD_REQUEST for a cursor that this listing did not give out.
   */
  after<Key extends z.ZodMiniType>(cursor: string | undefined, schema: Key): z.output<Key> | undefined
  /**
   * Cuts a page of `limit` records; there is a next one when `rows` holds more.
   *
   * @param rows up to `limit + 1` rows, in order.
   * @param keyOf the sort key of a row, JSON values only.
   */
  page<Row>(rows: readonly Row[], limit: number, keyOf: (row: Row) => readonly unknown[]): Page<Row>
}

/** Makes the pager of a route. */
export function createPager(codec: CursorCodec, contract: RouteContract): Pager {
  const operation = contract.operationId
  const pointer = contract.method === 'GET' ? '/query/cursor' : '/body/cursor'
  return {
    after(cursor, schema) {
      if (cursor === undefined) return undefined
      const key = z.safeParse(schema, codec.decode(operation, cursor))
      if (!key.success) throw brokenCursor(pointer)
      return key.data
    },
    page(rows, limit, keyOf) {
      const items = rows.slice(0, limit)
      const last = items.at(-1)
      if (rows.length <= limit || last === undefined) return { items }
      return { items, nextCursor: codec.encode(operation, keyOf(last)) }
    },
  }
}

function brokenCursor(pointer: string): AppError {
  return new AppError(PROBLEMS.badRequest, 'Take the cursor from the page before, or leave it out.', [
    { pointer, detail: 'Not a cursor of this listing' },
  ])
}
