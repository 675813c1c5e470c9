import { randomBytes } from "node:crypto"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import type { Actor } from "@/lib/access/actor"
import { asSuperuser, newActor, newPatient } from "@/lib/access/testing"
import { DepositRefusedError } from "@/lib/documents/upload/rules"
import { deposit, upload } from "@/lib/documents/upload/testing"
import { fhirDocument } from "@/lib/platform/files/fixtures"
import { objectStore } from "@/lib/platform/objects/object-store"
import { S3Stub } from "@/lib/platform/objects/s3/testing/server"
import { ObjectMissingError } from "@/lib/platform/objects/store"
import { downloadPart } from "./commands"
import { DownloadFailedError } from "./rules"

let stub: S3Stub
let jeanne: Actor
let patientId: string
beforeAll(async () => {
  stub = await S3Stub.start()
  Object.assign(process.env, {
    OBJECTS_STORE: "s3",
    S3_ENDPOINT: stub.settings.endpoint,
    S3_REGION: stub.settings.region,
    S3_BUCKET: stub.settings.bucket,
    S3_ACCESS_KEY_ID: stub.settings.accessKeyId,
    S3_SECRET_ACCESS_KEY: stub.settings.secretAccessKey,
    S3_FORCE_PATH_STYLE: "true",
  })
})
beforeEach(async () => {
  jeanne = await newActor()
  patientId = await newPatient(jeanne)
})
afterEach(() => stub.heal())
afterAll(async () => {
  await stub.stop()
  await closeDatabase()
})

/** A document of several segments of 64 KiB. */
const given = fhirDocument((bundle) => ({ ...bundle, note: randomBytes(200_000).toString("hex") }))
const depositGiven = () => deposit(jeanne, patientId, [{ bytes: given, name: "resume.json" }], { typeCode: "60591-5" })

/** What reaches Jeanne, and what stops it. */
async function download(id: string): Promise<{ served: Buffer; fault: unknown }> {
  const served: Uint8Array[] = []
  try {
    for await (const chunk of (await downloadPart(jeanne, patientId, id, 0)).bytes) served.push(Buffer.from(chunk))
    return { served: Buffer.concat(served), fault: null }
  } catch (fault) {
    return { served: Buffer.concat(served), fault }
  }
}

const journal = () =>
  asSuperuser(async (sql) => {
    const rows = await sql`
      select action, outcome from audit_events where patient_id = ${patientId} and action like 'document.%' order by id`
    return rows.map(({ action, outcome }) => `${action} ${outcome}`).filter((line) => !line.includes("deposited"))
  })
const OPENED = "document.opened done"
const FAILED = "document.download_failed failed"

describe("A document kept in a bucket", () => {
  it("comes back as it was deposited, also when the bucket is slow or busy", async () => {
    const id = await depositGiven()
    stub.inject({ kind: "refuse", status: 503, code: "SlowDown" }, "GET", 1)
    stub.inject({ kind: "trickle", pieces: 10, ms: 30 }, "GET")
    const { served, fault } = await download(id)
    expect(fault).toBeNull()
    expect(served.equals(given)).toBe(true)
    expect(await journal()).toEqual([OPENED])
  })

  it.each([
    ["the first segment", 40, 0],
    ["the third segment", 150_000, 131_072],
  ])(
    "of which a byte changed in %s is served up to the segment before, never further, and the journal says so",
    async (_, at, right) => {
      const id = await depositGiven()
      stub.inject({ kind: "change", at }, "GET")
      const { served, fault } = await download(id)
      expect(fault).toBeInstanceOf(Error)
      expect(served.length).toBe(right)
      expect(served.equals(given.subarray(0, right))).toBe(true)
      expect(await journal()).toEqual([OPENED, FAILED])
      stub.heal()
      expect((await download(id)).served.equals(given)).toBe(true)
    },
  )

  it("is never taken for whole when the answer is cut, and opens again afterwards", async () => {
    const id = await depositGiven()
    stub.inject({ kind: "cut", at: 150_000 }, "GET")
    const { served, fault } = await download(id)
    expect(fault).toBeInstanceOf(Error)
    expect(served.equals(given.subarray(0, served.length)) && served.length <= 131_072).toBe(true)
    expect(await journal()).toEqual([OPENED, FAILED])
    stub.heal()
    expect((await download(id)).served.equals(given)).toBe(true)
  })

  it("is told to be out of reach, in words, when the bucket refuses; damaged, when a byte of the first segment changed", async () => {
    const id = await depositGiven()
    stub.inject({ kind: "refuse", status: 403, code: "AccessDenied" }, "GET")
    expect((await download(id)).fault).toEqual(new DownloadFailedError("away"))
    stub.heal()
    stub.inject({ kind: "change", at: 0 }, "GET")
    expect((await download(id)).fault).toEqual(new DownloadFailedError("damaged"))
  })
})

it("A deposit that the bucket refuses is told in words and leaves no row and no object", async () => {
  const before = stub.kept.objects.size
  stub.inject({ kind: "refuse", status: 507, code: "InsufficientStorage" }, "PUT")
  await expect(upload(jeanne, patientId, [{ bytes: given, name: "resume.json" }])).rejects.toThrow(
    new DepositRefusedError("storage"),
  )
  expect(stub.kept.objects.size).toBe(before)
  const drafts = await asSuperuser((sql) => sql`select 1 from deposit_drafts where patient_id = ${patientId}`)
  expect(drafts).toHaveLength(0)
})

it("An object that is gone from the bucket is missing, and no other", async () => {
  const id = await depositGiven()
  const [row] = await asSuperuser((sql) => sql`select object_key from document_files where document_id = ${id}`)
  stub.kept.objects.delete(row?.object_key)
  await expect(objectStore().get(row?.object_key)).rejects.toThrow(ObjectMissingError)
  expect((await download(id)).fault).toEqual(new DownloadFailedError("damaged"))
})
