import { expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { giveHomeCode } from "@/lib/emergency-card/commands"
import { getHomeCode } from "@/lib/emergency-card/queries"
import { newNote } from "@/lib/notes/testing"
import { newTask } from "@/lib/tasks/testing"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as } from "./form-of"

async function jeannesHome(opensCard = false) {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const patientId = await newPatient(jeanne)
  const permissions = ["view:notes", "add:notes"]
  await newDelegation(jeanne, patientId, claire, { permissions, documentGroups: [] })
  const code = await withAccess(jeanne, patientId, ["edit:emergency_card"], async (access) => {
    await giveHomeCode(access, { opensCard })
    return (await getHomeCode(access))?.code ?? ""
  })
  return { jeanne, claire, patientId, code }
}

const at = async (code: string, actor?: Actor) => ask(`/at-home/${code}`, { headers: actor ? await as(actor) : {} })

/** What an answer says, without what is new in each. */
const plain = (text: string, code: string) => text.replaceAll(/nonce[\\":=]+[0-9a-f]{32}/g, "").replaceAll(code, "")

test("Whoever helps is led to the last seven days, of what their access shows, and that is told", async () => {
  const { jeanne, claire, patientId, code } = await jeannesHome()
  await newNote(jeanne, patientId, "A bien déjeuné")
  const [old] = [await newNote(jeanne, patientId, "Il y a longtemps")]
  await asSuperuser((sql) => sql`update notes set written_at = now() - interval '8 days' where id = ${old}`)
  await newTask(jeanne, patientId, { title: "Rendre les livres" })
  const answer = await at(code, claire)
  expect(answer.status).toBe(307)
  expect(answer.headers.location).toBe(`/patients/${patientId}/last-days?by=code`)
  const page = mainOf((await ask(answer.headers.location ?? "", { headers: await as(claire) })).text)
  expect(page).toContain("A bien déjeuné")
  expect(page).not.toContain("Il y a longtemps")
  expect(page).not.toContain("Rendre les livres")
  const told = await asSuperuser(
    (sql) =>
      sql`select actor_account_id from audit_events where patient_id = ${patientId} and action = 'emergency_card.opened_at_home'`,
  )
  expect(told).toEqual([{ actor_account_id: claire.accountId }])
})

test("To a stranger who is signed in it is as a code that never was", async () => {
  const { patientId, code } = await jeannesHome()
  const victor = await newActor("Victor Noël")
  const [real, never] = [await at(code, victor), await at("0".repeat(24), victor)]
  expect([real.status, never.status]).toEqual([404, 404])
  expect(plain(real.text, code)).toBe(plain(never.text, "0".repeat(24)))
  expect(
    await asSuperuser(
      (sql) => sql`select from audit_events where patient_id = ${patientId} and actor_account_id = ${victor.accountId}`,
    ),
  ).toEqual([])
})

test("Signed in nowhere, it asks for a sign-in and says no name, whether there is such a code or not", async () => {
  const { code } = await jeannesHome()
  const [real, never] = [await at(code), await at("0".repeat(24))]
  expect([real.status, never.status]).toEqual([200, 200])
  expect(plain(real.text, code)).toBe(plain(never.text, "0".repeat(24)))
  expect(real.text).toContain(`/sign-in?back=%2Fat-home%2F${code}`)
  expect(real.text).not.toMatch(/Jeanne|Lefèvre|fiche d’urgence</)
})

test("Where the person chose so, it leads anybody to the emergency card", async () => {
  const { code } = await jeannesHome(true)
  for (const actor of [undefined, await newActor("Victor Noël")]) {
    const { status, text } = await at(code, actor)
    expect(status).toBe(200)
    expect(text).toContain(`/card/${code}`)
    expect(text).not.toMatch(/Jeanne|Lefèvre/)
  }
  expect((await ask(`/card/${code}`)).text).toContain("Ouvrir la fiche d’urgence")
})
