import pg from 'pg'

/** Calls back once when the server is gone; the returned function ends the watch. */
export async function watchServer(adminUrl: string, onGone: () => void): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: adminUrl, application_name: 'ehr-dev-watch' })
  let isOver = false
  const end = (): void => {
    if (isOver) return
    isOver = true
    onGone()
  }
  client.on('error', end)
  client.on('end', end)
  await client.connect()
  return async () => {
    isOver = true
    await client.end().catch(() => undefined)
  }
}
