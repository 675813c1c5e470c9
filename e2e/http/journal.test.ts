import { describe, expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser } from "@/lib/access/testing"
import { newHelpedRecord } from "@/lib/access/testing/helped-record"
import { MESSAGING } from "@/lib/threads/testing"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as, formOf } from "./form-of"
import { callAction, sendForm } from "./forms"

const record = () => newHelpedRecord([...MESSAGING.permissions])
const get = async (actor: Actor, address: string) => mainOf((await ask(address, { headers: await as(actor) })).text)

/** Somebody lists the documents, and where the line of it is. */
async function lineOf(actor: Actor, patientId: string): Promise<string> {
  await withAccess(actor, patientId, [], async (access) => access.trace({ action: "document.listed" }))
  const [row] = await asSuperuser(
    (sql) => sql`select id from audit_events where patient_id = ${patientId} and actor_account_id = ${actor.accountId}
      order by id desc limit 1`,
  )
  return `/patients/${patientId}/journal/${row?.id}`
}

const messagesOf = (patientId: string) => asSuperuser((sql) => sql`select id from messages where patient_id = ${patientId}`)

describe("The journal", () => {
  test("tells Jeanne the week in a sentence a person, an earlier one by its address, and Claire no word of it", async () => {
    const { jeanne, claire, patientId } = await record()
    await lineOf(claire, patientId)
    await asSuperuser(
      (sql) => sql`insert into audit_events (patient_id, actor_account_id, action, occurred_at)
        values (${patientId}, ${claire.accountId}, 'measure.added', '2026-03-25 10:00Z')`,
    )
    const journal = `/patients/${patientId}/journal`
    const now = await get(jeanne, journal)
    expect(now).toContain("n’a lu aucun document et n’a rien changé.")
    expect(now).toContain("La semaine d’avant")
    const then = await get(jeanne, `${journal}?week=2026-03-29`)
    expect(then).toContain("La semaine du 23 mars au 29 mars 2026")
    expect(then).toMatch(/est venue mercredi, n’a lu aucun document et a ajouté ou modifié\u00a0: Mesures \(1\u00a0fois\)/)
    expect(await get(claire, `${journal}?week=2026-03-29`)).not.toContain("La semaine")
  })

  test("asks Claire why in two gestures, and twice the same form is one question", async () => {
    const { jeanne, claire, patientId } = await record()
    const line = await lineOf(claire, patientId)
    expect(await get(jeanne, `/patients/${patientId}/journal`)).toContain(`href="${line}/ask"`)
    const [address, headers] = [`${line}/ask`, await as(jeanne)]
    const form = await formOf("openThread", address, headers)
    for (const send of [sendForm, sendForm, callAction]) expect((await send({ address, form, headers })).status).toBeLessThan(400)
    expect(await messagesOf(patientId)).toHaveLength(1)
    const [thread] = await asSuperuser((sql) => sql`select id from threads where patient_id = ${patientId}`)
    const read = await get(claire, `/patients/${patientId}/messages/${thread?.id}`)
    expect(read).toContain("Vous avez consulté la liste des documents")
    expect(read).toContain("Pouvez-vous me dire pourquoi")
  })

  test("sends nothing to Claire whose access ended while the question stood there, and says so", async () => {
    const { jeanne, claire, patientId } = await record()
    const address = `${await lineOf(claire, patientId)}/ask`
    const headers = await as(jeanne)
    const form = await formOf("openThread", address, headers)
    await asSuperuser(
      (sql) => sql`update delegations set status = 'ended', ended_at = now(), end_reason = 'patient_request'
        where patient_id = ${patientId} and caregiver_account_id = ${claire.accountId}`,
    )
    for (const send of [sendForm, callAction])
      expect((await send({ address, form, headers })).text).toMatch(/ne peut plus écrire|n’arriverait pas/)
    expect(await messagesOf(patientId)).toEqual([])
    const after = await get(jeanne, address)
    expect(after).toContain("Un message n’arriverait pas à Claire Lefèvre")
    expect(after).toContain("/report")
  })

  test("reports a line with the line quoted, never with the title of what was read", async () => {
    const { jeanne, claire, patientId } = await record()
    const line = await lineOf(claire, patientId)
    const address = `${line}/report`
    const headers = await as(jeanne)
    const form = await formOf("sendComplaint", address, headers, { words: "Je ne comprends pas.", answer: "01 23 45 67 89" })
    const sent = await sendForm({ address, form, headers })
    const receipt = await get(jeanne, sent.headers.location ?? "")
    expect(receipt).toContain("Claire Lefèvre")
    expect(receipt).toContain("a consulté la liste de vos documents")
  })

  test("opens neither page to Claire, nor to anybody for a line that is not there", async () => {
    const { jeanne, claire, patientId } = await record()
    const line = await lineOf(claire, patientId)
    for (const way of ["ask", "report"]) {
      expect(await get(claire, `${line}/${way}`)).toContain("Cette partie ne vous est pas ouverte")
      const none = `/patients/${patientId}/journal/00000000-0000-4000-8000-000000000000/${way}`
      expect((await ask(none, { headers: await as(jeanne) })).status).toBe(404)
    }
  })

  test("is kept as a file that proves itself, asked for and fetched without script", async () => {
    const { jeanne, claire, patientId } = await record()
    await lineOf(claire, patientId)
    const [address, headers] = [`/patients/${patientId}/journal/copy`, await as(jeanne)]
    const early = await ask(`${address}/file`, { headers })
    expect([early.status, early.headers.location]).toEqual([303, expect.stringMatching(/\/journal\/copy$/)])
    const form = await formOf("askForCopy", address, headers)
    for (const send of [sendForm, callAction]) expect((await send({ address, form, headers })).status).toBeLessThan(400)
    await expect.poll(() => get(jeanne, address), { timeout: 60_000, interval: 500 }).toContain("Votre copie est prête")
    const file = await ask(`${address}/file`, { headers })
    expect(file.headers["content-disposition"]).toBe('attachment; filename="qui-a-vu-quoi.json"')
    const { lines, people } = JSON.parse(file.text)
    expect(lines.map(({ row }: { row: { patient_id: string } }) => row.patient_id)).toContain(patientId)
    expect(Object.values(people)).toContain("Claire Lefèvre")
    const hers = await get(claire, address)
    expect(hers).toContain("Cette partie ne vous est pas ouverte")
  }, 90_000)
})
