import { createHash, randomUUID } from "node:crypto"
import { type Asked, crc32Of, Refusal } from "./signature"

type Kept = { bytes: Buffer; etag: string; metadata: Record<string, string>; at: Date }
type Part = { bytes: Buffer; etag: string }
type Unfinished = { name: string; metadata: Record<string, string>; at: Date; parts: Map<number, Part> }
export type Answer = { status: number; headers?: Record<string, string>; body?: Buffer }

const SMALLEST_PART = 5 * 1024 * 1024

/** What one bucket of the tests' server holds, in memory, and what it answers to each request of the protocol. */
export class KeptObjects {
  readonly objects = new Map<string, Kept>()
  readonly unfinished = new Map<string, Unfinished>()

  constructor(
    private readonly bucket: string,
    private readonly options: { pageSize: number; knowsConditions: boolean; listsUnfinished: boolean },
  ) {}

  /** Answers, or throws a Refusal. */
  answer(asked: Asked): Answer {
    const url = new URL(asked.url, "http://stub")
    const [, bucket, ...rest] = url.pathname.split("/")
    if (bucket !== this.bucket) throw new Refusal(404, "NoSuchBucket")
    const name = rest.map(decodeURIComponent).join("/")
    const uploadId = url.searchParams.get("uploadId")
    if (!name) return this.list(asked, url.searchParams)
    if (asked.method === "GET" || asked.method === "HEAD") return this.read(name)
    if (asked.method === "POST") return uploadId ? this.complete(name, uploadId, asked) : this.begin(name, asked)
    if (asked.method === "PUT") return uploadId ? this.keepPart(name, uploadId, url, asked) : this.keep(name, asked)
    if (asked.method === "DELETE") return uploadId ? this.abort(name, uploadId) : this.remove(name)
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

  private begin(name: string, asked: Asked): Answer {
    const uploadId = randomUUID()
    this.unfinished.set(uploadId, { name, metadata: metadataOf(asked), at: new Date(), parts: new Map() })
    return xml("InitiateMultipartUploadResult", `<Key>${name}</Key><UploadId>${uploadId}</UploadId>`)
  }

  private keepPart(name: string, uploadId: string, url: URL, { body }: Asked): Answer {
    const etag = etagOf(body)
    this.uploadOf(name, uploadId).parts.set(Number(url.searchParams.get("partNumber")), { bytes: body, etag })
    return { status: 200, headers: { etag, "x-amz-checksum-crc32": crc32Of(body) } }
  }

  private complete(name: string, uploadId: string, asked: Asked): Answer {
    const { parts, metadata } = this.uploadOf(name, uploadId)
    this.checkCondition(name, asked)
    const named = [...asked.body.toString().matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = ""]) => ({
      number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
      etag: /<ETag>(.*?)</.exec(part)?.[1]?.replaceAll("&quot;", '"'),
    }))
    if (named.length === 0) throw new Refusal(400, "MalformedXML")
    if (named.some(({ number }, at) => number <= (named[at - 1]?.number ?? 0))) throw new Refusal(400, "InvalidPartOrder")
    const bytes = named.map(({ number, etag }, at) => {
      const part = parts.get(number)
      if (!part || part.etag !== etag) throw new Refusal(400, "InvalidPart")
      if (at < named.length - 1 && part.bytes.length < SMALLEST_PART) throw new Refusal(400, "EntityTooSmall")
      return part.bytes
    })
    const etag = `"${randomUUID().replaceAll("-", "")}-${named.length}"`
    this.objects.set(name, { bytes: Buffer.concat(bytes), etag, metadata, at: new Date() })
    this.unfinished.delete(uploadId)
    return xml("CompleteMultipartUploadResult", `<Key>${name}</Key><ETag>${etag}</ETag>`)
  }

  private abort(name: string, uploadId: string): Answer {
    this.uploadOf(name, uploadId)
    this.unfinished.delete(uploadId)
    return { status: 204 }
  }

  private list({ method }: Asked, question: URLSearchParams): Answer {
    if (method !== "GET") throw new Refusal(405, "MethodNotAllowed")
    const prefix = question.get("prefix") ?? ""
    if (question.has("uploads")) return this.listUnfinished(prefix)
    if (question.get("list-type") !== "2") throw new Refusal(501, "NotImplemented")
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

  private listUnfinished(prefix: string): Answer {
    if (!this.options.listsUnfinished) throw new Refusal(501, "NotImplemented")
    const uploads = [...this.unfinished].filter(([, { name }]) => name.startsWith(prefix))
    const told = uploads.map(([uploadId, { name, at }]) => {
      return `<Upload><Key>${name}</Key><UploadId>${uploadId}</UploadId><Initiated>${at.toISOString()}</Initiated></Upload>`
    })
    return xml("ListMultipartUploadsResult", `<IsTruncated>false</IsTruncated>${told.join("")}`)
  }

  private uploadOf(name: string, uploadId: string): Unfinished {
    const upload = this.unfinished.get(uploadId)
    if (upload?.name !== name) throw new Refusal(404, "NoSuchUpload")
    return upload
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
