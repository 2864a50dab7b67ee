import { request } from '@ehr/ui/request/request.ts'
import { RequestFailure } from '@ehr/ui/request/request-failure.ts'
import { useSend } from '@ehr/ui/request/use-send.ts'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { listNotes, notePaths, startNote } from '../contract.ts'
import { NOTE_READS } from './note-reads.ts'

/** Opens one's own note of a visit: the draft that is there, else a new one. */
export function useOpenNote(patientId: string) {
  const navigate = useNavigate()
  const starter = useSend(startNote, { invalidates: NOTE_READS })
  const [failure, setFailure] = useState<RequestFailure>()
  const [isOpening, setIsOpening] = useState(false)

  async function open(encounterId: string): Promise<void> {
    setIsOpening(true)
    setFailure(undefined)
    try {
      const id = (await findOwnDraft(patientId, encounterId)) ?? (await start(encounterId))
      if (id !== undefined) await navigate({ to: notePaths.one({ patientId, encounterId, id }) })
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      setFailure(error)
    } finally {
      setIsOpening(false)
    }
  }

  async function start(encounterId: string): Promise<string | undefined> {
    const sent = await starter.send({ params: { patientId, encounterId }, body: { addendumTo: null } })
    if (sent.kind === 'sent') return sent.output.id
    setFailure(sent.failure)
    return undefined
  }

  return { open, isOpening, failure }
}

async function findOwnDraft(patientId: string, encounterId: string): Promise<string | undefined> {
  const { items } = await request(listNotes, { params: { patientId }, query: { encounterId, limit: 100 } })
  return items.find(({ isMine, status }) => isMine && status === 'draft')?.id
}
