import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http"

export type Reply = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string }
export type Asked = { method?: string; headers?: OutgoingHttpHeaders; body?: Buffer | string }

/** Connections are kept: opening one for each question costs more than many answers do. */
const agent = new Agent({ keepAlive: true, maxSockets: 32 })

export const portal = (): string => process.env.RELAIS_URL ?? ""

/** Its words are made of its bytes when they are read: thousands of answers are kept. */
const answered = (status: number, headers: IncomingHttpHeaders, body: Buffer): Reply => ({
  ...{ status, headers, body },
  get text() {
    return body.toString()
  },
})

/** Asks one thing exactly as it is written, at the portal unless the address says where, and follows nothing. */
export function ask(address: string, { method = "GET", headers = {}, body }: Asked = {}): Promise<Reply> {
  const { origin } = new URL(/^https?:/.test(address) ? address : portal())
  const path = onTheWire(address.startsWith(origin) ? address.slice(origin.length) : address)
  const { hostname, port } = new URL(origin)
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const asked = request({ agent, hostname, port, path, method, headers: { ...length, ...headers } }, (response) => {
      const chunks: Buffer[] = []
      response.on("data", (chunk: Buffer) => chunks.push(chunk))
      response.on("error", reject)
      response.on("end", () => {
        resolve(answered(response.statusCode ?? 0, response.headers, Buffer.concat(chunks)))
      })
    })
    asked.on("error", reject)
    asked.end(body)
  })
}

/** Letters that no line of HTTP can hold go as a browser would send them. */
const onTheWire = (path: string) => path.toWellFormed().replace(/[^\u0021-\u007e]/gu, encodeURIComponent)
