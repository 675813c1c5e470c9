import { createHash, createHmac, timingSafeEqual } from "node:crypto"
import { crc32 } from "node:zlib"

export type Credentials = { accessKeyId: string; secretAccessKey: string; region: string }
export type Asked = { method: string; url: string; headers: Record<string, string>; body: Buffer }

/** An answer of the protocol that refuses, by its status and its code. */
export class Refusal extends Error {
  override name = "Refusal"
  constructor(
    readonly status: number,
    readonly code: string,
  ) {
    super(code)
  }
}

const ALGORITHM = "AWS4-HMAC-SHA256"
const SKEW_MS = 15 * 60_000
const AUTHORIZATION =
  /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/s3\/aws4_request, ?SignedHeaders=([\w;-]+), ?Signature=([0-9a-f]{64})$/

const sha256 = (bytes: string | Buffer) => createHash("sha256").update(bytes).digest("hex")
const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest()

/** Refuses a request that is not signed as Signature Version 4 says, that is too old, or whose body is not the one that was signed. */
export function checkRequest(asked: Asked, credentials: Credentials, now: Date): void {
  checkSignature(asked, credentials, now)
  checkDigests(asked)
}

function checkSignature(asked: Asked, credentials: Credentials, now: Date): void {
  const { headers } = asked
  const [, accessKeyId, day, region, names = "", signature = ""] = AUTHORIZATION.exec(headers.authorization ?? "") ?? []
  if (!accessKeyId) throw new Refusal(403, "AccessDenied")
  if (accessKeyId !== credentials.accessKeyId) throw new Refusal(403, "InvalidAccessKeyId")
  if (region !== credentials.region) throw new Refusal(400, "AuthorizationHeaderMalformed")
  const stamp = headers["x-amz-date"] ?? ""
  const at = Date.parse(stamp.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z"))
  if (Number.isNaN(at) || !stamp.startsWith(day ?? "-")) throw new Refusal(403, "AccessDenied")
  if (Math.abs(now.getTime() - at) > SKEW_MS) throw new Refusal(403, "RequestTimeTooSkewed")
  const signed = names.split(";")
  const mustBeSigned = ["host", ...Object.keys(headers).filter((name) => name.startsWith("x-amz-") || name === "content-md5")]
  if (mustBeSigned.some((name) => !signed.includes(name))) throw new Refusal(403, "AccessDenied")
  const expected = signatureOf(asked, signed, credentials, stamp)
  if (!timingSafeEqual(Buffer.from(signature), Buffer.from(expected))) throw new Refusal(403, "SignatureDoesNotMatch")
}

/** The signature itself, in hexadecimal. */
function signatureOf(asked: Asked, signed: string[], { secretAccessKey, region }: Credentials, stamp: string): string {
  const [path = "", query = ""] = asked.url.split("?")
  const canonical = [
    asked.method,
    path,
    canonicalQuery(query),
    ...signed.map((name) => `${name}:${(asked.headers[name] ?? "").trim().replace(/\s+/g, " ")}`),
    "",
    signed.join(";"),
    asked.headers["x-amz-content-sha256"],
  ].join("\n")
  const day = stamp.slice(0, 8)
  const scope = `${day}/${region}/s3/aws4_request`
  const key = [day, region, "s3", "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`)
  return hmac(key, [ALGORITHM, stamp, scope, sha256(canonical)].join("\n")).toString("hex")
}

function canonicalQuery(query: string): string {
  const escaped = (text: string) =>
    encodeURIComponent(decodeURIComponent(text)).replace(
      /[!'()*]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
    )
  const pairs = query.split("&").filter(Boolean)
  return pairs
    .map((pair) => {
      const [name = "", value = ""] = pair.split("=")
      return `${escaped(name)}=${escaped(value)}`
    })
    .sort()
    .join("&")
}

/** A body that is not announced whole is refused too: this server takes neither streamed nor unsigned bodies. */
function checkDigests({ headers, body }: Asked): void {
  const announced = headers["x-amz-content-sha256"] ?? ""
  if (!/^[0-9a-f]{64}$/.test(announced)) throw new Refusal(501, "NotImplemented")
  if (announced !== sha256(body)) throw new Refusal(400, "XAmzContentSHA256Mismatch")
  const sums: Record<string, string> = {
    "content-md5": createHash("md5").update(body).digest("base64"),
    "x-amz-checksum-sha256": createHash("sha256").update(body).digest("base64"),
    "x-amz-checksum-crc32": crc32Of(body),
  }
  for (const [name, sum] of Object.entries(sums))
    if (headers[name] !== undefined && headers[name] !== sum) throw new Refusal(400, "BadDigest")
}

/** As the protocol writes it: four bytes, in base64. */
export function crc32Of(bytes: Buffer): string {
  const four = Buffer.alloc(4)
  four.writeUInt32BE(crc32(bytes))
  return four.toString("base64")
}

/** The headers of a request made by hand, signed with these credentials at this moment. */
export function signByHand(asked: Asked, credentials: Credentials, at: Date): Record<string, string> {
  const stamp = at.toISOString().replace(/[-:]|\.\d{3}/g, "")
  const headers: Record<string, string> = { "x-amz-content-sha256": sha256(asked.body), ...asked.headers, "x-amz-date": stamp }
  const signed = Object.keys(headers).sort()
  const signature = signatureOf({ ...asked, headers }, signed, credentials, stamp)
  const scope = `${credentials.accessKeyId}/${stamp.slice(0, 8)}/${credentials.region}/s3/aws4_request`
  const authorization = `${ALGORITHM} Credential=${scope}, SignedHeaders=${signed.join(";")}, Signature=${signature}`
  return { ...headers, authorization }
}
