import { once } from 'node:events'
import { createServer } from 'node:net'
import type { DeliveryMetadata } from '@ehr/delivery'
import { expect, onTestFinished, test } from 'vitest'
import { openScene } from '../flow/open-scene.ts'
import { serve } from '../testing/serve.ts'
import { createTestWorld } from '../testing/test-world.ts'
import { notify } from './notify.ts'

async function createScene(env: Record<string, string>, change: (metadata: DeliveryMetadata) => void) {
  const world = await createTestWorld({ env, metadata: change })
  const opened = openScene(world.options)
  if (!opened.ok) throw new Error(opened.why)
  return { scene: opened.scene, lines: world.lines }
}

function route(channel: DeliveryMetadata['notifications']['channels'][string]) {
  return ({ notifications }: DeliveryMetadata) => {
    notifications.channels.told = channel
    notifications.routes['deploy-announced'] = ['told']
  }
}

test('a channel that refuses, or does not answer, is said and keeps nothing from going on', async () => {
  const slack = await serve(() => ({ status: 410 }))
  onTestFinished(slack.close)
  const secret = `${slack.url}/services/T0/very-secret`
  const channel = route({ kind: 'slack', secret: 'SLACK_WEBHOOK' })
  const { scene, lines } = await createScene({ SLACK_WEBHOOK: secret }, channel)
  await notify(scene, 'deploy-announced', 'begins')
  expect(lines).toEqual(['Not told told: Slack answered 410. Look whether its address is still valid.'])
})

test('a channel whose secret is not set is left out, and that is said', async () => {
  const { scene, lines } = await createScene({}, route({ kind: 'slack', secret: 'SLACK_WEBHOOK' }))
  await notify(scene, 'deploy-announced', 'begins')
  expect(lines).toEqual(['Not told told: SLACK_WEBHOOK is not set'])
})

test('e-mail goes by the mail server of the application', async () => {
  const mails = await catchMail()
  const channel = route({ kind: 'email', address: 'stakeholders@clinic.test' })
  const { scene, lines } = await createScene({ SMTP_URL: mails.url }, channel)
  await notify(scene, 'deploy-announced', 'A new version comes to staging')
  expect(lines).toEqual(['Told told'])
  expect(mails.said()).toContain('RCPT TO:<stakeholders@clinic.test>')
  expect(mails.said()).toContain('Subject: A new version comes to staging')
})

/** A mail server that takes everything. */
async function catchMail() {
  let said = ''
  const server = createServer((socket) => {
    let isData = false
    socket.write('220 here\r\n')
    socket.on('error', () => undefined)
    socket.on('data', (chunk) => {
      const text = String(chunk)
      said += text
      if (isData && !said.endsWith('\r\n.\r\n')) return
      if (text.startsWith('QUIT')) return void socket.end('221 bye\r\n')
      socket.write(text.startsWith('DATA') ? '354 go on\r\n' : '250 fine\r\n')
      isData = text.startsWith('DATA')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return { url: `smtp://127.0.0.1:${port}`, said: () => said }
}
