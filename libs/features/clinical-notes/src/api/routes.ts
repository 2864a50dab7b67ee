import { instant, PROBLEMS, recordId } from '@ehr/contracts'
import type { Db } from '@ehr/db'
import { AppError, handle, type RequestContext } from '@ehr/http'
import * as z from 'zod/mini'
import * as contract from '../contract.ts'
import { getDraft, listRevisions, save } from './drafts.ts'
import { toHead, toText } from './mapping.ts'
import * as queries from './queries.ts'
import { markInError, sign } from './sign-note.ts'
import { abandon, start, takeOver } from './start-note.ts'
import { listUnsigned } from './unsigned/list-unsigned.ts'

export const routes = [
  handle(contract.listNotes, list),
  handle(contract.getNote, get),
  handle(contract.startNote, async (context) => getNote(context, await start(context))),
  handle(contract.saveDraft, save),
  handle(contract.listRevisions, listRevisions),
  handle(contract.signNote, async (context) => getNote(context, await sign(context))),
  handle(contract.abandonDraft, abandonDraft),
  handle(contract.takeOverDraft, async (context) => getNote(context, await takeOver(context))),
  handle(contract.markInError, async (context) => getNote(context, await markInError(context))),
  handle(contract.listUnsigned, listUnsigned),
]

/** What orders the list. */
const listKey = z.tuple([instant, recordId])

async function list(context: RequestContext<typeof contract.listNotes>) {
  const { db, params, query, pager, actor, now } = context
  const { limit, cursor, ...filter } = query
  const rows = await queries.listNotes(db, params.patientId, {
    ...filter,
    after: pager.after(cursor, listKey),
    limit: limit + 1,
  })
  const { items, ...next } = pager.page(rows, limit, (row) => [row.startedAt.toISOString(), row.id])
  return { items: items.map((row) => toHead(row, { userId: actor.userId, now })), ...next }
}

async function get(context: RequestContext<typeof contract.getNote>) {
  const note = await getNote(context, context.params)
  context.audit.record('clinical_note', note.id, note.version)
  return note
}

async function abandonDraft(context: RequestContext<typeof contract.abandonDraft>) {
  const { actor, now } = context
  return toHead(await abandon(context), { userId: actor.userId, now })
}

interface Reading {
  readonly db: Db
  readonly actor: { readonly userId: string }
  readonly now: Date
}

/** The note as the reader may see it, with its addenda. @throws AppError when there is none. */
async function getNote({ db, actor, now }: Reading, place: queries.NotePlace): Promise<contract.Note> {
  const row = await queries.findNote(db, place)
  if (row === undefined) throw new AppError(PROBLEMS.notFound)
  const addenda = await queries.listAddenda(db, row.id)
  const reader = { userId: actor.userId, now }
  const texts = []
  for (const each of [row, ...addenda]) texts.push(toText(each, reader, await getDraft(db, each, reader)))
  const [first, ...others] = texts
  if (first === undefined) throw new AppError(PROBLEMS.notFound)
  return { ...first, addenda: others }
}
