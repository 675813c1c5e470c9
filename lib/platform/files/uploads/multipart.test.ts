import { randomBytes } from "node:crypto"
import { existsSync } from "node:fs"
import { readFile, stat } from "node:fs/promises"
import { afterEach, describe, expect, it } from "vitest"
import { BrokenUploadError, receiveForm, UploadTooLargeError } from "./multipart"
import { removeScratch, scratchFolder } from "./scratch"

const LIMITS = { fileBytes: 100_000, files: 3, bodyBytes: 1_000_000 }
const paths: string[] = []
afterEach(() => removeScratch(paths.splice(0)))

/** A form as a browser sends it, whole or cut. */
async function request(parts: [string, string | File][], change: { cutTo?: number; promised?: number; type?: string } = {}) {
  const form = new FormData()
  for (const [name, value] of parts) form.append(name, value)
  const whole = new Response(form)
  const bytes = Buffer.from(await whole.arrayBuffer())
  const body = bytes.subarray(0, change.cutTo ?? bytes.length)
  const headers = {
    "content-type": change.type ?? whole.headers.get("content-type") ?? "",
    "content-length": String(change.promised ?? bytes.length),
  }
  return new Request("http://localhost/api/uploads/x", { method: "POST", body, headers })
}
const file = (bytes: Buffer | string, name: string, type = "application/pdf") => new File([bytes as BlobPart], name, { type })

describe("A form with files", () => {
  it("comes through whole, each file in a scratch file that nobody else can read", async () => {
    const [one, two] = [randomBytes(90_000), randomBytes(10)]
    const asked = await request([
      ["key", "abc"],
      ["files", file(one, "Résultats d’analyses.pdf")],
      ["files", file(two, "b.jpg", "image/jpeg")],
      ["camera", file("", "", "application/octet-stream")],
    ])
    const form = await receiveForm(asked, LIMITS, paths)
    expect(form.fields).toEqual({ key: "abc" })
    expect(form.files.map(({ declaredName, bytes, tooLarge }) => [declaredName, bytes, tooLarge])).toEqual([
      ["Résultats d’analyses.pdf", 90_000, false],
      ["b.jpg", 10, false],
    ])
    expect(await readFile(form.files[0]?.path ?? "")).toEqual(one)
    expect((await stat(form.files[0]?.path ?? "")).mode & 0o777).toBe(0o600)
    expect((await stat(scratchFolder())).mode & 0o777).toBe(0o700)
  })

  it("is read to its end when a file is too large, so that the person hears the answer", async () => {
    const form = await receiveForm(
      await request([
        ["files", file(randomBytes(300_000), "a.pdf")],
        ["key", "k"],
      ]),
      LIMITS,
      paths,
    )
    expect(form.files[0]).toMatchObject({ tooLarge: true, bytes: 100_000 })
    expect(form.fields.key).toBe("k")
  })

  it("says when there are too many files", async () => {
    const many = Array.from({ length: 9 }, (_, at): [string, File] => ["files", file("x", `${at}.pdf`)])
    expect(await receiveForm(await request(many), LIMITS, paths)).toMatchObject({ tooMany: true })
  })

  it.each([
    ["cut in the middle of a file", { cutTo: 40_000 }],
    ["shorter than it said", { promised: 95_000 }],
    ["longer than it said", { promised: 50_000 }],
    ["of another kind", { type: "text/plain" }],
    ["without a boundary", { type: "multipart/form-data" }],
  ])("is refused when it is %s", async (_, change) => {
    const asked = await request([["files", file(randomBytes(80_000), "a.pdf")]], change)
    await expect(receiveForm(asked, LIMITS, paths)).rejects.toThrow(BrokenUploadError)
  })

  it("is not even read when it is enormous", async () => {
    await expect(
      receiveForm(await request([["files", file("x", "a.pdf")]], { promised: 2_000_000 }), LIMITS, paths),
    ).rejects.toThrow(UploadTooLargeError)
  })

  it("leaves nothing behind once it is removed", async () => {
    const form = await receiveForm(await request([["files", file("x", "a.pdf")]]), LIMITS, paths)
    await removeScratch(paths)
    expect(existsSync(form.files[0]?.path ?? "")).toBe(false)
  })
})
