import fp from 'fastify-plugin'

/**
 * Lets the server end: answers that leave while it closes take their connection with them. Node ends idle
 * connections when closing begins; one that was busy then would otherwise stay until its client lets go.
 */
export const drain = fp(
  async (app) => {
    let isClosing = false
    app.addHook('preClose', async () => {
      isClosing = true
    })
    app.addHook('onSend', async (_request, reply) => {
      if (isClosing) reply.header('connection', 'close')
    })
  },
  { name: 'drain' },
)
