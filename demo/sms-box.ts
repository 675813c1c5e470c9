import { mkdirSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { text as bodyOf } from "node:stream/consumers"
import { z } from "zod"
import { keepDemoMail, mailFolder } from "./mail-folder"

const smsSchema = z.object({ id: z.uuid(), to: z.string(), from: z.string(), text: z.string() })

/**
 * A real gateway on loopback, as DEPLOYMENT.md describes one, that keeps what it gets beside the demo's mails and sends nothing to
 * anybody; what comes twice under one key is kept once.
 */
export async function startSmsBox(data: string, token: string): Promise<{ port: number; close(): Promise<void> }> {
  const folder = mailFolder(data)
  mkdirSync(folder, { recursive: true })
  const known = new Set<string>()
  const take = async (body: string) => {
    const { id, ...sms } = smsSchema.parse(JSON.parse(body))
    if (known.has(id)) return
    known.add(id)
    const receivedAt = new Date().toISOString()
    await keepDemoMail(folder, { ...sms, kind: "sms", subject: "", receivedAt, id: `${receivedAt.replaceAll(/\D/g, "")}-${id}` })
  }
  const server = createServer(async (request, response) => {
    const isOurs = request.method === "POST" && request.headers.authorization === `Bearer ${token}`
    if (!isOurs) return response.writeHead(401).end()
    const status = await bodyOf(request)
      .then(take)
      .then(
        () => 202,
        () => 400,
      )
    return response.writeHead(status).end()
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
}
