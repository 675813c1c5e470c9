import { createHash } from "node:crypto"
import { type Asked, Refusal } from "./signature"

type Kept = { bytes: Buffer; etag: string; metadata: Record<string, string>; at: Date }
export type Answer = { status: number; headers?: Record<string, string>; body?: Buffer }

/** What one bucket of the tests' server holds, in memory, and what it answers to each request of the protocol. */
export class KeptObjects {
  readonly objects = new Map<string, Kept>()

  constructor(
    private readonly bucket: string,
    private readonly options: { pageSize: number; knowsConditions: boolean },
  ) {}

  /** Answers, or throws a Refusal. */
  answer(asked: Asked): Answer {
    const url = new URL(asked.url, "http://stub")
    const [, bucket, ...rest] = url.pathname.split("/")
    if (bucket !== this.bucket) throw new Refusal(404, "NoSuchBucket")
    const name = rest.map(decodeURIComponent).join("/")
    if (!name) return this.list(asked, url.searchParams)
    if (url.searchParams.has("uploadId") || url.searchParams.has("uploads")) throw new Refusal(501, "NotImplemented")
    if (asked.method === "GET" || asked.method === "HEAD") return this.read(name)
    if (asked.method === "PUT") return this.keep(name, asked)
    if (asked.method === "DELETE") return this.remove(name)
    throw new Refusal(405, "MethodNotAllowed")
  }

  private read(name: string): Answer {
    const kept = this.objects.get(name)
    if (!kept) throw new Refusal(404, "NoSuchKey")
    return {
      status: 200,
      headers: { etag: kept.etag, "last-modified": kept.at.toUTCString(), ...kept.metadata },
      body: kept.bytes,
    }
  }

  private keep(name: string, asked: Asked): Answer {
    this.checkCondition(name, asked)
    const etag = etagOf(asked.body)
    this.objects.set(name, { bytes: asked.body, etag, metadata: metadataOf(asked), at: new Date() })
    return { status: 200, headers: { etag } }
  }

  private remove(name: string): Answer {
    this.objects.delete(name)
    return { status: 204 }
  }

  private list({ method }: Asked, question: URLSearchParams): Answer {
    if (method !== "GET") throw new Refusal(405, "MethodNotAllowed")
    if (question.get("list-type") !== "2") throw new Refusal(501, "NotImplemented")
    const prefix = question.get("prefix") ?? ""
    const after = question.get("continuation-token") ?? ""
    const names = [...this.objects.keys()].filter((name) => name.startsWith(prefix) && name > after).sort()
    const page = names.slice(0, this.options.pageSize)
    const isCut = page.length < names.length
    const contents = page.map((name) => {
      const at = this.objects.get(name)?.at.toISOString()
      return `<Contents><Key>${name}</Key><LastModified>${at}</LastModified></Contents>`
    })
    const next = isCut ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ""
    return xml("ListBucketResult", `<IsTruncated>${isCut}</IsTruncated>${next}${contents.join("")}`)
  }

  private checkCondition(name: string, { headers }: Asked): void {
    const condition = headers["if-none-match"]
    if (condition === undefined) return
    if (!this.options.knowsConditions || condition !== "*") throw new Refusal(501, "NotImplemented")
    if (this.objects.has(name)) throw new Refusal(412, "PreconditionFailed")
  }
}

const etagOf = (bytes: Buffer) => `"${createHash("md5").update(bytes).digest("hex")}"`
const metadataOf = ({ headers }: Asked) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name.startsWith("x-amz-meta-")))

function xml(root: string, inside: string, status = 200): Answer {
  const body = Buffer.from(`<?xml version="1.0" encoding="UTF-8"?><${root}>${inside}</${root}>`)
  return { status, headers: { "content-type": "application/xml" }, body }
}

/** The words of a refusal, as the protocol writes them. */
export function refusalAnswer({ status, code }: Refusal): Answer {
  return xml("Error", `<Code>${code}</Code><Message>${code}</Message>`, status)
}
