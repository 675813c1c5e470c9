import { randomBytes } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { S3Stub } from "./s3/testing/server"
import { s3Store } from "./s3-store"
import { ObjectMissingError, type ObjectStore, bytesSource as once, StorageFullError, StorageUnavailableError } from "./store"
import { breakingOff } from "./testing"

/** Where it is tried that somebody gives up: on a busy machine a first byte may take longer. */
const PATIENCE = { answerMs: 400, silenceMs: 300, wholeMs: 6000 }
const PATIENT = { answerMs: 20_000, silenceMs: 20_000, wholeMs: 60_000 }
const LONG = 5 * 1024 * 1024

let stub: S3Stub
let store: ObjectStore
const hurriedStore = () => s3Store(stub.settings, PATIENCE)
const begin = async (options: Parameters<typeof S3Stub.start>[0] = {}) => {
  await stub?.stop()
  stub = await S3Stub.start(options)
  store = s3Store(stub.settings, PATIENT)
}
beforeEach(() => begin())
afterEach(() => stub.stop())

const read = async (key: string, from = store) => Buffer.concat(await Array.fromAsync(await from.get(key)))
const small = randomBytes(200_000)

/** Given up before as many milliseconds are over, by a clock that a busy machine delays as it delays ours. */
async function expectAway(work: Promise<unknown>, withinMs: number) {
  const late = sleep(withinMs, "not yet", { ref: false })
  await expect(Promise.race([work, late])).rejects.toThrow(StorageUnavailableError)
}

describe("A server that is busy", () => {
  test("twice, then answers: nobody notices", async () => {
    stub.inject({ kind: "refuse", status: 503, code: "SlowDown" }, "PUT", 2)
    stub.inject({ kind: "refuse", status: 503, code: "SlowDown" }, "GET", 2)
    await store.put("a", once(small))
    expect((await read("a")).equals(small)).toBe(true)
  })

  test("for ever is away, and says so within the time given; nothing was kept", async () => {
    await store.put("before", once(small))
    for (const method of ["PUT", "GET", "DELETE"] as const) stub.inject({ kind: "refuse", status: 503, code: "SlowDown" }, method)
    const hurried = hurriedStore()
    const asked = [
      () => hurried.put("a", once(small)),
      () => hurried.get("before"),
      () => hurried.delete("before"),
      hurried.probe,
    ]
    await Promise.all(asked.map((ask) => expectAway(ask(), PATIENCE.wholeMs + 500)))
    expect([...stub.kept.objects.keys()]).toEqual(["before"])
    stub.heal()
    expect((await read("before")).equals(small)).toBe(true)
  })

  test.each(["hang_up", "refuse_early"] as const)("in the middle of a long object (%s) is sent it again whole", async (kind) => {
    const long = randomBytes(LONG)
    stub.inject({ kind, at: 1_000_000 }, "PUT", 2)
    await store.put("long", once(long))
    expect((await read("long")).equals(long)).toBe(true)
    expect(stub.requests.filter((line) => line.startsWith("PUT"))).toHaveLength(3)
  })

  test.each(["hang_up", "refuse_early"] as const)("for ever in the middle (%s) is away, and no half is kept", async (kind) => {
    stub.inject({ kind, at: 1_000_000 }, "PUT")
    await expect(store.put("long", once(randomBytes(LONG)))).rejects.toThrow(StorageUnavailableError)
    expect(stub.kept.objects.size).toBe(0)
    stub.heal()
    await store.put("long", once(small))
    expect((await read("long")).equals(small)).toBe(true)
  })
})

describe("A server that is slow", () => {
  test("is waited for", async () => {
    stub.inject({ kind: "delay", ms: 200 }, "PUT")
    stub.inject({ kind: "trickle", pieces: 6, ms: 100 }, "GET")
    await store.put("a", once(small))
    expect((await read("a")).equals(small)).toBe(true)
  })

  test("never makes the reader hurry: she may take longer than the server may be silent", async () => {
    await store.put("a", once(randomBytes(2_000_000)))
    let count = 0
    const silenceMs = 1_000
    const stream = await s3Store(stub.settings, { ...PATIENT, silenceMs }).get("a")
    for await (const chunk of stream) {
      if (count === 0) await sleep(silenceMs * 2)
      count += chunk.byteLength
    }
    expect(count).toBe(2_000_000)
  })

  test("and silent is given up, before an answer and in the middle of one", async () => {
    await store.put("a", once(small))
    stub.inject({ kind: "stall", at: 70_000 }, "GET")
    await expectAway(read("a", hurriedStore()), PATIENCE.wholeMs)
    stub.heal()
    for (const method of ["GET", "PUT"] as const) stub.inject({ kind: "silent" }, method)
    const hurried = hurriedStore()
    const asked = [() => hurried.get("a"), () => hurried.put("b", once(small))]
    await Promise.all(asked.map((ask) => expectAway(ask(), PATIENCE.wholeMs + 500)))
  })
})

describe("An answer", () => {
  test.each([0, 1, 70_000, 199_999])("cut after %d bytes is never taken for the whole object", async (at) => {
    await store.put("a", once(small))
    stub.inject({ kind: "cut", at }, "GET")
    const taken: Uint8Array[] = []
    const reading = (async () => {
      for await (const chunk of await store.get("a")) taken.push(chunk)
    })()
    await expect(reading).rejects.toThrow(StorageUnavailableError)
    expect(Buffer.concat(taken).length).toBeLessThan(small.length)
  })

  test("lost after the object was written is no fault: the object is there once", async () => {
    stub.inject({ kind: "lose_answer" }, "PUT", 1)
    await store.put("a", once(small))
    expect((await read("a")).equals(small)).toBe(true)
  })

  test.each([
    [507, "InsufficientStorage"],
    [403, "QuotaExceeded"],
  ])("that says %d %s is a full storage", async (status, code) => {
    stub.inject({ kind: "refuse", status, code }, "PUT")
    await expect(store.put("a", once(small))).rejects.toThrow(StorageFullError)
  })

  test("that the bucket is not there, or that we may not, is a storage that is away", async () => {
    await store.put("a", once(small))
    for (const [status, code] of [
      [404, "NoSuchBucket"],
      [403, "AccessDenied"],
      [301, "PermanentRedirect"],
    ] as const) {
      stub.heal()
      stub.inject({ kind: "refuse", status, code }, "GET")
      const refused = await store.get("a").catch((error) => error)
      expect([code, refused]).toEqual([code, expect.any(StorageUnavailableError)])
    }
  })
})

describe("A key", () => {
  test("is written once: the second writing is refused and the first stays", async () => {
    await store.put("a", once(small))
    await expect(store.put("a", once(randomBytes(10)))).rejects.toThrow(StorageUnavailableError)
    expect((await read("a")).equals(small)).toBe(true)
  })

  test("is written also where the server knows no conditions", async () => {
    await begin({ knowsConditions: false })
    for (const bytes of [small, randomBytes(LONG)]) {
      await store.put("a", once(bytes))
      expect((await read("a")).equals(bytes)).toBe(true)
      await store.delete("a")
      await expect(store.get("a")).rejects.toThrow(ObjectMissingError)
    }
    expect(await Array.fromAsync(store.list())).toEqual([])
  })
})

describe("The portal's store", () => {
  test("sends no faster than the server takes it, however long the object, and signs what it sends", async () => {
    const piece = randomBytes(64 * 1024)
    const size = 320 * piece.length
    let furthest = 0
    let readings = 0
    const read = async function* () {
      const isSent = ++readings === 2
      for (let at = 1; at <= 320; at++) {
        yield piece
        if (isSent) furthest = Math.max(furthest, at * piece.length - stub.received)
        await new Promise(setImmediate)
      }
    }
    await store.put("long", { size, read })
    expect(stub.received).toBe(size)
    expect(furthest).toBeLessThanOrEqual(4 * 1024 * 1024)
    expect(stub.mostInFlight).toBe(1)
  })

  test("keeps nothing of what the sender breaks off while it is sent, and says why", async () => {
    const source = breakingOff(LONG, 1_000_000, 1)
    await expect(store.put("half", source)).rejects.toThrow("the person's connection was lost")
    expect(stub.kept.objects.size).toBe(0)
  })

  test("reads no faster than it is read", async () => {
    await store.put("long", once(randomBytes(20 * 1024 * 1024)))
    const before = process.memoryUsage().arrayBuffers
    const stream = await store.get("long")
    const reader = stream.getReader()
    await reader.read()
    await new Promise((later) => setTimeout(later, 200))
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * 1024 * 1024)
    await reader.cancel()
  })

  test("touches nothing of what others keep in the same bucket", async () => {
    await begin({ prefix: "relais/" })
    await store.put("a", once(small))
    stub.kept.objects.set("a", { bytes: small, etag: '"x"', metadata: {}, at: new Date(0) })
    stub.kept.objects.set("relais/Their Notes.txt", { bytes: small, etag: '"x"', metadata: {}, at: new Date(0) })
    expect((await Array.fromAsync(store.list())).map(({ key }) => key)).toEqual(["a"])
    await store.delete("a")
    expect([...stub.kept.objects.keys()].sort()).toEqual(["a", "relais/Their Notes.txt"])
  })

  test("asks no address but the one it was given, whatever the machine's variables say", async () => {
    const elsewhere = await S3Stub.start()
    vi.stubEnv("AWS_ENDPOINT_URL", elsewhere.settings.endpoint)
    vi.stubEnv("AWS_ENDPOINT_URL_S3", elsewhere.settings.endpoint)
    vi.stubEnv("AWS_ACCESS_KEY_ID", "ANOTHER")
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "another")
    vi.stubEnv("AWS_REGION", "eu-west-3")
    vi.stubEnv("AWS_EC2_METADATA_SERVICE_ENDPOINT", elsewhere.settings.endpoint)
    vi.stubEnv("AWS_DEFAULTS_MODE", "auto")
    try {
      await s3Store(stub.settings, PATIENCE).probe()
      expect(elsewhere.requests).toEqual([])
      expect(stub.requests.length).toBeGreaterThan(0)
    } finally {
      vi.unstubAllEnvs()
      await elsewhere.stop()
    }
  })
})
