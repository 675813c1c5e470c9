import { execFile } from "node:child_process"
import { generateKeyPairSync, randomUUID } from "node:crypto"
import { mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect, test } from "vitest"
import { FORMAT, makeStatement, signStatement } from "@/lib/sealing/copies/rules"
import { verifyCopy } from "./verify-copy"

const { publicKey, privateKey } = generateKeyPairSync("ed25519")
const environment = { JOURNAL_PUBLIC_KEY: publicKey.export({ type: "spki", format: "pem" }).toString() }
const file = join(mkdtempSync(join(tmpdir(), "relais-copy-")), "qui-a-vu-quoi.json")

/** The copy of a journal in which nothing was done yet. */
function write(change: (text: string) => string = (text) => text): void {
  const statement = makeStatement({ patientId: randomUUID(), askedAt: new Date("2026-11-30T19:00:00Z"), leaves: [], people: {} })
  const signature = signStatement(statement, privateKey).toString("hex")
  writeFileSync(file, change(JSON.stringify({ format: FORMAT, statement, signature, people: {}, batches: [], lines: [] })))
}

test("A whole file is said to be whole, with when it was asked for", async () => {
  write()
  expect(await verifyCopy(file, environment)).toMatch(
    /^The file is whole: 0 lines of the space .+ on 2026-11-30T19:00:00\.000Z\.$/,
  )
})

test.each([
  [undefined, environment, "Which file?"],
  ["/nowhere/at-all.json", environment, "The file cannot be read: /nowhere/at-all.json"],
  ["x", {}, "JOURNAL_PUBLIC_KEY (or JOURNAL_PUBLIC_KEY_FILE) must be set."],
])("Verifying %s says what is missing", async (path, given, said) => {
  await expect(verifyCopy(path, given)).rejects.toThrow(said)
})

test("Whoever checks an altered file reads one sentence, and the command ends with 1", async () => {
  write((text) => text.replace("2026-11-30", "2026-11-29"))
  const command = ["--import", "tsx", "--conditions=react-server", join(import.meta.dirname, "verify-copy.ts"), file]
  const ended = await new Promise<{ code: unknown; stderr: string }>((done) => {
    const env = { NODE_ENV: "test" as const, PATH: process.env.PATH ?? "", ...environment }
    execFile(process.execPath, command, { env }, (error, _, stderr) => done({ code: error?.code, stderr }))
  })
  expect(ended).toEqual({
    code: 1,
    stderr: "The file is not what was sealed: what the file says of itself was not signed with this key, or was altered.\n",
  })
})
