import { createHash } from "node:crypto"
import { request } from "node:http"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { S3Stub } from "./server"
import { crc32Of, signByHand } from "./signature"

let stub: S3Stub
beforeEach(async () => {
  stub = await S3Stub.start()
})
afterEach(() => stub.stop())

type Hand = {
  method?: string
  path?: string
  body?: string
  headers?: Record<string, string>
  at?: Date
  credentials?: Partial<S3Stub["settings"]>
  /** Changed after it was signed. */
  afterwards?: { path?: string; body?: string; headers?: Record<string, string> }
}

/** Sends a request made and signed by hand, without any client of S3; gives the status and the code. */
async function send({ method = "PUT", path = "/relais-objects/a", body = "bytes", at = new Date(), ...hand }: Hand) {
  const { host } = new URL(stub.settings.endpoint)
  const asked = { method, url: path, headers: { host, ...hand.headers }, body: Buffer.from(body) }
  const signed = signByHand(asked, { ...stub.settings, ...hand.credentials }, at)
  const { afterwards = {} } = hand
  const headers = { ...signed, ...afterwards.headers }
  const answer = await new Promise<{ status?: number; text: string }>((resolve, reject) => {
    const sent = request(new URL(afterwards.path ?? path, stub.settings.endpoint), { method, headers }, async (response) => {
      resolve({ status: response.statusCode, text: Buffer.concat(await response.toArray()).toString() })
    })
    sent.on("error", reject).end(afterwards.body ?? body)
  })
  return `${answer.status} ${/<Code>(\w+)</.exec(answer.text)?.[1] ?? ""}`.trim()
}

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000)
const sha256 = (text: string) => createHash("sha256").update(text)

describe("The tests' own server", () => {
  test("takes a request that is signed as it must be, and keeps its bytes", async () => {
    expect(await send({ headers: { "x-amz-checksum-crc32": crc32Of(Buffer.from("bytes")) } })).toBe("200")
    expect(stub.kept.objects.get("a")?.bytes.toString()).toBe("bytes")
    expect(await send({ method: "GET", body: "", at: minutesAgo(14) })).toBe("200")
  })

  test.each<[string, Hand, string]>([
    ["with another secret", { credentials: { secretAccessKey: "another" } }, "403 SignatureDoesNotMatch"],
    ["of somebody unknown", { credentials: { accessKeyId: "SOMEBODY" } }, "403 InvalidAccessKeyId"],
    ["for another region", { credentials: { region: "test-2" } }, "400 AuthorizationHeaderMalformed"],
    ["sixteen minutes old", { at: minutesAgo(16) }, "403 RequestTimeTooSkewed"],
    ["sixteen minutes early", { at: minutesAgo(-16) }, "403 RequestTimeTooSkewed"],
    ["whose body was changed", { afterwards: { body: "Bytes" } }, "400 XAmzContentSHA256Mismatch"],
    [
      "whose body and digest were changed",
      { afterwards: { body: "Bytes", headers: { "x-amz-content-sha256": sha256("Bytes").digest("hex") } } },
      "403 SignatureDoesNotMatch",
    ],
    ["whose address was changed", { afterwards: { path: "/relais-objects/b" } }, "403 SignatureDoesNotMatch"],
    ["with a question added", { afterwards: { path: "/relais-objects/a?acl" } }, "403 SignatureDoesNotMatch"],
    ["with a header added", { afterwards: { headers: { "x-amz-acl": "public-read" } } }, "403 AccessDenied"],
    ["without a signature", { afterwards: { headers: { authorization: "" } } }, "403 AccessDenied"],
    ["that does not sign its body", { headers: { "x-amz-content-sha256": "UNSIGNED-PAYLOAD" } }, "501 NotImplemented"],
    ["with a wrong CRC32", { headers: { "x-amz-checksum-crc32": crc32Of(Buffer.from("x")) } }, "400 BadDigest"],
    ["with a wrong SHA-256", { headers: { "x-amz-checksum-sha256": sha256("x").digest("base64") } }, "400 BadDigest"],
    ["with a wrong MD5", { headers: { "content-md5": createHash("md5").update("x").digest("base64") } }, "400 BadDigest"],
    ["for another bucket", { path: "/another/a" }, "404 NoSuchBucket"],
  ])("refuses a request %s, and keeps nothing", async (_, hand, refusal) => {
    expect(await send(hand)).toBe(refusal)
    expect(stub.kept.objects.size).toBe(0)
  })

  test("refuses to write a key a second time when it is asked to write it once", async () => {
    const once = { headers: { "if-none-match": "*" } }
    expect(await send(once)).toBe("200")
    expect(await send({ ...once, body: "other" })).toBe("412 PreconditionFailed")
    expect(stub.kept.objects.get("a")?.bytes.toString()).toBe("bytes")
  })
})
