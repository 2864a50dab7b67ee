import { access, constants, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'

/** Enough for a server and the filled databases of one validation. */
const ROOM_BYTES = 1_000_000_000

/** Finds a place for data: memory where Linux offers it and has room, which is ten times as quick as a disk. */
export async function findRoom(): Promise<{ folder: string; name: string }> {
  const memory = '/dev/shm'
  const onDisk = { folder: tmpdir(), name: tmpdir() }
  try {
    await access(memory, constants.W_OK)
    const { bavail, bsize } = await statfs(memory)
    return bavail * bsize > ROOM_BYTES ? { folder: memory, name: 'memory' } : onDisk
  } catch {
    return onDisk
  }
}
