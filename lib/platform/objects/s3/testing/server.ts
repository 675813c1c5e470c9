import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import type { S3Settings } from "../bucket"
import { type Answer, KeptObjects, refusalAnswer } from "./kept-objects"
import { type Asked, checkRequest, Refusal } from "./signature"

/** What goes wrong: a refusal; a slow or silent server; a sending broken off, or refused before its end; an answer lost, cut, falling silent, or with one byte changed. */
export type Fault =
  | { kind: "refuse"; status: number; code: string }
  | { kind: "delay"; ms: number }
  | { kind: "hold"; until: Promise<void> }
  | { kind: "silent" }
  | { kind: "hang_up"; at: number }
  | { kind: "refuse_early"; at: number }
  | { kind: "lose_answer" }
  | { kind: "cut" | "stall" | "change"; at: number }
  | { kind: "trickle"; pieces: number; ms: number }

type Injected = { fault: Fault; method: string; times: number }
type Options = { pageSize?: number; knowsConditions?: boolean; prefix?: string }

/** A server of the tests' own that speaks S3 strictly, and misbehaves when it is told to. */
export class S3Stub {
  readonly requests: string[] = []
  /** How many bytes of bodies have come in so far. */
  received = 0
  mostInFlight = 0
  private inFlight = 0
  private injected: Injected[] = []
  private readonly server = createServer((request, response) => void this.serve(request, response))

  private constructor(
    readonly settings: S3Settings,
    readonly kept: KeptObjects,
  ) {}

  static async start({ pageSize = 1000, knowsConditions = true, prefix = "" }: Options = {}) {
    const settings = {
      endpoint: "",
      region: "test-1",
      bucket: "relais-objects",
      accessKeyId: "TESTKEY",
      secretAccessKey: "a secret of the tests",
      forcePathStyle: true,
      prefix,
    }
    const kept = new KeptObjects(settings.bucket, { pageSize, knowsConditions })
    const stub = new S3Stub(settings, kept)
    await new Promise<void>((listening) => stub.server.listen(0, "127.0.0.1", listening))
    settings.endpoint = `http://127.0.0.1:${(stub.server.address() as AddressInfo).port}`
    return stub
  }

  /** The next `times` requests of this method meet the fault; requests before them in line meet theirs first. */
  inject(fault: Fault, method: "GET" | "PUT" | "DELETE" | "HEAD", times = Number.POSITIVE_INFINITY): void {
    this.injected.push({ fault, method, times })
  }

  heal(): void {
    this.injected = []
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections()
    await new Promise((closed) => this.server.close(closed))
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.mostInFlight = Math.max(this.mostInFlight, ++this.inFlight)
    try {
      this.requests.push(`${request.method} ${request.url}`)
      const fault = this.takeFault(request.method ?? "")
      const isLeft = fault?.kind === "hang_up" || fault?.kind === "refuse_early"
      const asked = await this.receive(request, isLeft ? fault.at : undefined)
      // What it leaves unread stands before any other request on the connection, so it closes it, as servers do.
      if (!asked && fault?.kind === "refuse_early") return void response.writeHead(503, { connection: "close" }).end()
      if (!asked) return void response.destroy()
      if (fault?.kind === "silent") return
      if (fault?.kind === "delay") await sleep(fault.ms)
      if (fault?.kind === "hold") await fault.until
      const answer = this.answer(asked, fault)
      if (fault?.kind === "lose_answer") response.destroy()
      else if (fault?.kind === "change" && answer.status !== 200) {
        // Where there is no object there is no byte of it to change: the next answer that has one meets the fault.
        this.injected.unshift({ fault, method: asked.method, times: 1 })
        await send(response, answer, asked.method === "HEAD")
      } else await send(response, answer, asked.method === "HEAD", fault)
    } catch {
      response.destroy()
    } finally {
      this.inFlight--
    }
  }

  /** Null when it stopped listening in the middle. */
  private async receive(request: IncomingMessage, most = Number.POSITIVE_INFINITY): Promise<Asked | null> {
    const pieces: Buffer[] = []
    let size = 0
    for await (const piece of request.iterator({ destroyOnReturn: false })) {
      size += piece.length
      this.received += piece.length
      if (size > most) return null
      pieces.push(piece)
    }
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    return { method: request.method ?? "", url: request.url ?? "", headers, body: Buffer.concat(pieces) }
  }

  private answer(asked: Asked, fault: Fault | undefined): Answer {
    try {
      checkRequest(asked, this.settings, new Date())
      if (fault?.kind === "refuse") throw new Refusal(fault.status, fault.code)
      return this.kept.answer(asked)
    } catch (error) {
      if (error instanceof Refusal) return refusalAnswer(error)
      throw error
    }
  }

  private takeFault(method: string): Fault | undefined {
    const found = this.injected.find((one) => one.method === method && one.times > 0)
    if (found) found.times--
    return found?.fault
  }
}

async function send(
  response: ServerResponse,
  { status, headers, body = Buffer.alloc(0) }: Answer,
  isHead: boolean,
  fault?: Fault,
) {
  response.writeHead(status, { ...headers, ...(status === 204 ? {} : { "content-length": body.length }) })
  if (isHead) response.end()
  else if (fault?.kind === "cut") response.write(body.subarray(0, fault.at), () => response.destroy())
  else if (fault?.kind === "stall") response.write(body.subarray(0, fault.at))
  else if (fault?.kind === "change") response.end(withOneByteChanged(body, fault.at))
  else if (fault?.kind === "trickle") await trickle(response, body, fault)
  else response.end(body)
}

function withOneByteChanged(bytes: Buffer, at: number): Buffer {
  const changed = Buffer.from(bytes)
  changed[at] = (changed[at] ?? 0) ^ 1
  return changed
}

async function trickle(response: ServerResponse, body: Buffer, { pieces, ms }: { pieces: number; ms: number }) {
  const size = Math.ceil(body.length / pieces)
  for (let at = 0; at < body.length; at += size) {
    response.write(body.subarray(at, at + size))
    await sleep(ms)
  }
  response.end()
}
