/** What one of the servers of `pnpm dev` would like to listen on. */
export interface WantedPort {
  readonly name: string
  readonly port: number
}

/** A port chosen for a server, with the one it would have liked when another program has that one. */
export interface ChosenPort {
  readonly name: string
  readonly port: number
  readonly wanted: number
}

const LAST_PORT = 65_535

/**
 * Chooses a free port for each server: the wanted one, or the next that is free and that no other server wants.
 *
 * @throws Error when no port up to 65535 is free.
 */
export async function choosePorts(
  wanted: readonly WantedPort[],
  isTaken: (port: number) => Promise<boolean>,
): Promise<ChosenPort[]> {
  const reserved = new Set(wanted.map((server) => server.port))
  const chosen: ChosenPort[] = []
  for (const server of wanted) {
    const port = await findFreePort(server, reserved, isTaken)
    reserved.add(port)
    chosen.push({ name: server.name, port, wanted: server.port })
  }
  return chosen
}

/** Tells which ports other programs have and what is used instead; one line for each. */
export function describeMovedPorts(chosen: readonly ChosenPort[]): string[] {
  return chosen
    .filter((server) => server.port !== server.wanted)
    .map(
      (server) =>
        `Port ${server.wanted} is taken by another program: the ${server.name} uses ${server.port} instead.`,
    )
}

async function findFreePort(
  server: WantedPort,
  reserved: ReadonlySet<number>,
  isTaken: (port: number) => Promise<boolean>,
): Promise<number> {
  for (let port = server.port; port <= LAST_PORT; port += 1) {
    const belongsToAnother = port !== server.port && reserved.has(port)
    if (!belongsToAnother && !(await isTaken(port))) return port
  }
  throw new Error(
    `No free port from ${server.port} upwards for the ${server.name}. End a program that holds one.`,
  )
}
