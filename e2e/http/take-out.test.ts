import { expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { newHelpedRecord } from "@/lib/access/testing/helped-record"
import { deposit } from "@/lib/documents/upload/testing"
import { plainPdf } from "@/lib/platform/files/fixtures"
import { unzip } from "@/lib/platform/zip/testing"
import { addLine } from "@/lib/profile/commands"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as, formOf } from "./form-of"
import { sendForm } from "./forms"

/** A browser in which somebody signed in anew a moment ago. */
async function fresh(actor: Actor) {
  const headers = await as(actor)
  await asSuperuser((sql) => sql`update sessions set stepped_up_at = now() where account_id = ${actor.accountId}`)
  return headers
}

test("Jeanne takes everything with her without script: asked for, made, taken once, and read from the file", async () => {
  const { jeanne, claire, patientId } = await newHelpedRecord(["view:documents"])
  await deposit(jeanne, patientId, [{ bytes: plainPdf(), name: "a.pdf" }], { title: "Prise de sang <août>" })
  const content = { label: "Asthme & rhume" }
  const line = { section: "conditions", lineId: crypto.randomUUID(), content } as const
  await withAccess(jeanne, patientId, ["add:conditions"], (access) => addLine(access, line))
  const address = `/patients/${patientId}/take-out`
  const stale = await as(jeanne)
  const before = mainOf((await ask(address, { headers: stale })).text)
  expect(before).toContain("Me connecter à nouveau")
  expect(before).not.toContain("Préparer le fichier")
  const headers = await fresh(jeanne)
  await sendForm({ address, form: await formOf("askForExport", address, headers), headers })
  const page = async () => mainOf((await ask(address, { headers })).text)
  expect(await page()).toContain("Voir où cela en est")
  await expect.poll(page, { timeout: 90_000, interval: 500 }).toContain("Le fichier est prêt")
  expect((await ask(`${address}/file`, { headers: await as(claire) })).status).toBe(403)
  const file = await ask(`${address}/file`, { headers })
  expect(file.headers).toMatchObject({
    "content-type": "application/zip",
    "cache-control": "private, no-store",
    "content-disposition": expect.stringMatching(/^attachment; filename="mon-espace-relais\.zip"/),
  })
  const files = unzip(file.body)
  const index = String(files.get("Ouvrir-moi.html"))
  expect(index).toContain("Prise de sang &lt;août&gt;")
  expect(index).toContain("Asthme &amp; rhume")
  const [path = ""] = [...files.keys()].filter((name) => name.startsWith("documents/"))
  expect(index).toContain(`href="./${path.split("/").map(encodeURIComponent).join("/")}"`)
  expect(files.get(path)?.equals(plainPdf())).toBe(true)
  expect(JSON.parse(String(files.get("qui-a-vu-quoi.json")))).toMatchObject({ format: "relais.journal_copy.v1" })
  expect([...files.keys()]).toEqual(expect.arrayContaining(["mesures.csv", "rendez-vous.ics", "resume.json", "acces.json"]))
  const again = await ask(`${address}/file`, { headers })
  expect([again.status, again.headers.location]).toEqual([303, expect.stringMatching(/\/take-out$/)])
  expect(await page()).toContain("Le fichier a été téléchargé")
}, 120_000)

test("Another session of hers that has not signed in anew gets no file", async () => {
  const { jeanne, patientId } = await newHelpedRecord(["view:documents"])
  const address = `/patients/${patientId}/take-out`
  const headers = await fresh(jeanne)
  await sendForm({ address, form: await formOf("askForExport", address, headers), headers })
  const page = async () => mainOf((await ask(address, { headers })).text)
  await expect.poll(page, { timeout: 90_000, interval: 500 }).toContain("Le fichier est prêt")
  const other = await as(jeanne)
  expect((await ask(`${address}/file`, { headers: other })).headers.location).toMatch(/\/take-out$/)
  expect(mainOf((await ask(address, { headers: other })).text)).not.toContain("Télécharger le fichier")
  expect(await page()).toContain("Le fichier est prêt")
}, 120_000)
