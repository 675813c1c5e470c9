import { createServer, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { text as bodyOf } from "node:stream/consumers"

type Sms = { id: string; to: string; from: string; text: string }

/** A real gateway that keeps what it took, sends once what it was asked twice, and that a test can let refuse, think or hang. */
export type SmsGateway = {
  url: string
  /** Each request that came, the same one twice where it was asked twice. */
  asked: { key: string | undefined; token: string | undefined; sms: Sms }[]
  /** What it sent on: one for each key. */
  sent: Map<string, Sms>
  /** The status that it answers for a number. */
  answers: (to: string) => number
  /** Called when a request is there whole; its yes waits for what this gives. */
  thinks: (to: string) => Promise<void>
  /** Waits until so many were sent. */
  until(count: number): Promise<void>
  close(): Promise<void>
}

export async function startSmsGateway(): Promise<SmsGateway> {
  const waiting = new Set<() => void>()
  const answer = async (response: ServerResponse, key: string | undefined, token: string | undefined, sms: Sms) => {
    gateway.asked.push({ key, token, sms })
    await gateway.thinks(sms.to)
    const status = gateway.answers(sms.to)
    if (status < 300) gateway.sent.set(key ?? "", sms)
    response.writeHead(status).end()
    for (const look of waiting) look()
  }
  const server = createServer(async (request, response) => {
    const sms = JSON.parse(await bodyOf(request)) as Sms
    await answer(response, String(request.headers["idempotency-key"]), request.headers.authorization, sms).catch(() =>
      response.destroy(),
    )
  })
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready))
  const gateway: SmsGateway = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`,
    asked: [],
    sent: new Map(),
    answers: () => 202,
    thinks: async () => {},
    until: (count) =>
      new Promise((done) => {
        const look = () => {
          if (gateway.sent.size < count) return
          waiting.delete(look)
          done()
        }
        waiting.add(look)
        look()
      }),
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
  return gateway
}
