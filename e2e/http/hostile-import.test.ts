import { sql } from "drizzle-orm"
import { expect, test } from "vitest"
import { withAccess } from "@/lib/access/require-access"
import { newActor } from "@/lib/access/testing"
import { newSession } from "@/lib/account/testing"
import { SESSION_COOKIE } from "@/lib/request/cookies"
import words from "@/messages/fr/measures.json" with { type: "json" }
import { ask } from "./client"
import { sendFields } from "./forms"
import { type Depositor, newDepositor } from "./raw-upload"

const MEASURES = "Date;Poids (kg)\n04/01/2026 08:12;72,4"

/** Sends a file of measures as a form would; says where the person is led. */
async function send(depositor: Depositor, bytes: Buffer | string, headers: Record<string, string> = {}) {
  const file = new File([Buffer.from(bytes)], "mesures.csv", { type: "text/csv" })
  const all = { cookie: depositor.cookie, origin: depositor.origin, accept: "application/json", ...headers }
  const { status, text } = await sendFields(`/api/imports/${depositor.patientId}`, [["files", file]], all)
  return { status, path: status === 200 ? String(JSON.parse(text).path) : "" }
}

const keptBy = ({ actor, patientId }: Depositor) =>
  withAccess(actor, patientId, ["view:measures"], async (access) => {
    access.trace({ action: "measure.listed", permission: "view:measures" })
    const rows = await access.tx.execute<{ kept: number }>(
      sql`select (select count(*) from measure_imports where patient_id = ${patientId})::int
        + (select count(*) from measures where patient_id = ${patientId})::int as kept`,
    )
    return rows[0]?.kept
  })

const HOSTILE: [string, keyof typeof words.import.refusals, Buffer | string][] = [
  ["nothing", "no_file", ""],
  ["3 MB of measures", "too_large", `${MEASURES}\n`.repeat(80_000)],
  ["5,001 lines", "too_many_lines", `Date;Poids (kg)\n${"04/01/2026;72\n".repeat(5_001)}`],
  ["a spreadsheet's own file", "not_a_table", Buffer.from("PK\u0003\u0004\0\0")],
  ["a page of the web", "no_columns", "<!doctype html><script>alert(1)</script>"],
  ["a JSON as deep as it is long", "not_fhir", "[".repeat(1_000_000)],
  ["a million quotation marks", "open_quote", `Date;Poids (kg)\n"${'""'.repeat(500_000)}`],
]

for (const [what, reason, bytes] of HOSTILE) {
  test(`Somebody who imports ${what} reads why it is not read, and nothing is kept`, async () => {
    const jeanne = await newDepositor()
    const { path } = await send(jeanne, bytes)
    expect(path).toContain(`/patients/${jeanne.patientId}/measures/import?problem=`)
    const page = await ask(path, { headers: { cookie: jeanne.cookie } })
    expect(page.text.replace(/&#x27;/g, "'")).toContain(words.import.refusals[reason])
    expect(await keptBy(jeanne)).toBe(0)
  })
}

test("A file from another site, or for a space that is not one's own, is not read", async () => {
  const jeanne = await newDepositor()
  expect((await send(jeanne, MEASURES, { origin: "https://elsewhere.example" })).status).toBe(403)
  const victor = { ...jeanne, cookie: `${SESSION_COOKIE}=${await newSession(await newActor("Victor Noël"))}` }
  expect((await send(victor, MEASURES)).status).toBe(404)
  expect(await keptBy(jeanne)).toBe(0)
})

test("What a file says is shown as words and never as markup, and nothing is added before somebody says so", async () => {
  const jeanne = await newDepositor()
  const { path } = await send(jeanne, `${MEASURES}\n04/01/2026;"<img src=x onerror=alert(1)>"`)
  const page = await ask(path, { headers: { cookie: jeanne.cookie } })
  expect(page.text).not.toContain("<img src=x")
  expect(page.text).toContain("&lt;img src=x onerror=alert(1)&gt;")
  expect(await keptBy(jeanne)).toBe(1)
})
