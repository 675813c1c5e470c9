import { randomUUID } from "node:crypto"
import { expect, test } from "vitest"
import { withAccess } from "@/lib/access/require-access"
import { asSuperuser, newActor, newDelegation, newDocument } from "@/lib/access/testing"
import { addMeasure } from "@/lib/measures/commands"
import { newContestedRecord, newRectification, openRectification } from "@/lib/rectifications/testing"
import { newVaccination } from "@/lib/vaccinations/testing"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as, formOf } from "./form-of"
import { callAction, sendForm } from "./forms"

test("Who contests twice from two tabs is told that a request waits, with and without script, and there is one", async () => {
  const { jeanne, patientId, lineId } = await newContestedRecord()
  const headers = await as(jeanne)
  const address = `/patients/${patientId}/rectifications/ask/conditions/${lineId}`
  const form = () => formOf("askRectification", address, headers, { wrong: "Non.", right: "" })
  const [first, second] = [await form(), await form()]
  expect((await sendForm({ address, form: first, headers })).status).toBe(303)
  for (const send of [sendForm, callAction]) {
    const reply = await send({ address, form: second, headers })
    expect(reply.text).toContain("Une demande de correction attend déjà une réponse ici.")
  }
  expect(await asSuperuser((sql) => sql`select id from rectifications where patient_id = ${patientId}`)).toHaveLength(1)
})

test("When the month has passed the person reads what she can do, and who only reads the line does not", async () => {
  const { jeanne, claire, patientId, lineId } = await newContestedRecord()
  const id = await newRectification(jeanne, patientId, { section: "conditions", itemId: lineId })
  const read = async (actor: typeof jeanne) =>
    mainOf((await ask(`/patients/${patientId}/rectifications/${id}`, { headers: await as(actor) })).text)
  expect(await read(jeanne)).not.toContain("Le mois est passé sans réponse")
  await asSuperuser(
    (sql) => sql`update rectifications set due_on = (now() at time zone 'Europe/Paris')::date - 1 where id = ${id}`,
  )
  expect(await read(jeanne)).toContain("Le mois est passé sans réponse")
  expect(await read(claire)).toContain("En retard de 1 jour")
  expect(await read(claire)).not.toContain("Le mois est passé sans réponse")
})

test("Of what nobody answers for any more the person reads that her request reached nobody, and who only reads the line does not", async () => {
  const { jeanne, claire, patientId, lineId } = await newContestedRecord()
  await asSuperuser((sql) => sql`update conditions set author_account_id = null where id = ${lineId}`)
  const read = async (actor: typeof jeanne, address: string) =>
    mainOf((await ask(`/patients/${patientId}/rectifications/${address}`, { headers: await as(actor) })).text)
  expect(await read(jeanne, `ask/conditions/${lineId}`)).toContain("n’arrivera chez personne")
  const id = await newRectification(jeanne, patientId, { section: "conditions", itemId: lineId })
  const hers = await read(jeanne, id)
  for (const said of ["Votre demande n’est arrivée chez personne", "Le mois court quand même", "cnil.fr", "/care-circle"])
    expect(hers).toContain(said)
  expect(await read(claire, id)).not.toContain("arrivée chez personne")
})

test("Who waits for an answer is told of a mail only where an address is confirmed; who did not ask, of none", async () => {
  const { jeanne, claire, patientId, lineId } = await newContestedRecord()
  const id = await newRectification(jeanne, patientId, { section: "conditions", itemId: lineId })
  const read = async (actor: typeof jeanne) =>
    mainOf((await ask(`/patients/${patientId}/rectifications/${id}`, { headers: await as(actor) })).text)
  expect(await read(jeanne)).toContain(`un e-mail partira à ${jeanne.email}`)
  await asSuperuser((sql) => sql`update accounts set email_verified_at = null where id = ${jeanne.accountId}`)
  expect(await read(jeanne)).toContain("Aucune adresse e-mail n’est confirmée")
  expect(await read(jeanne)).not.toContain("un e-mail partira")
  expect(await read(claire)).not.toMatch(/un e-mail partira|Aucune adresse e-mail/)
})

test("Two professionals who answer at once: the second is told that it was answered, and where it stands", async () => {
  const { jeanne, morel, caron, patientId, lineId } = await newContestedRecord()
  await asSuperuser((sql) => sql`update conditions set author_account_id = null where id = ${lineId}`)
  const id = await newRectification(jeanne, patientId, { section: "conditions", itemId: lineId })
  await openRectification(morel, patientId, id)
  const address = `/patients/${patientId}/rectifications/${id}`
  const [his, hers] = [await as(morel), await as(caron)]
  const yes = await formOf("answerRectification", address, his, { answer: "accepted", words: "" })
  const no = await formOf("answerRectification", address, hers, { answer: "checked", words: "Vérifié." })
  expect((await sendForm({ address, form: yes, headers: his })).status).toBe(303)
  expect((await callAction({ address, form: no, headers: hers })).text).toContain("Cette demande a déjà reçu une réponse")
  // Without script the page itself comes again, and says who answered.
  expect(mainOf((await sendForm({ address, form: no, headers: hers })).text)).toContain("Demande acceptée")
  const [row] = await asSuperuser((sql) => sql`select state, answer from rectifications where id = ${id}`)
  expect(row).toEqual({ state: "accepted", answer: null })
})

test("Whoever reads a list reads which of its measures and documents are contested, and of one kept from them nothing", async () => {
  const [{ jeanne, morel, patientId }, paul] = [await newContestedRecord(), await newActor("Paul Lefèvre")]
  const permissions = ["view:measures", "view:documents"]
  await newDelegation(jeanne, patientId, paul, { permissions, documentGroups: ["lab_results"] })
  const reading = { kind: "weight", value: 72.4 } as const
  await withAccess(morel, patientId, ["add:measures"], (access) => addMeasure(access, { reading, measuredAt: null }))
  const [measure] = await asSuperuser((sql) => sql`select id from measures where patient_id = ${patientId}`)
  const author = { authorKind: "professional", authorAccountId: morel.accountId, authorName: morel.displayName } as const
  const documentId = await newDocument(jeanne, patientId, author)
  const lists = {
    measures: ["", "/measures", "/measures/weight", "/search?q=poids"],
    documents: ["/documents", "/search?q=morel"],
  }
  const told = async (actor: typeof jeanne, of: readonly string[]) => {
    const headers = await as(actor)
    const read = of.map(async (list) => mainOf((await ask(`/patients/${patientId}${list}`, { headers })).text))
    return (await Promise.all(read)).map((page) => page.includes("Contesté"))
  }
  for (const [section, itemId] of [
    ["measures", measure?.id],
    ["documents", documentId],
  ] as const) {
    const of = lists[section]
    expect(await told(paul, of)).toEqual(of.map(() => false))
    await newRectification(jeanne, patientId, { section, itemId })
    for (const actor of [paul, jeanne, morel]) expect(await told(actor, of), actor.displayName).toEqual(of.map(() => true))
    await asSuperuser(
      (sql) => sql`insert into item_exclusions (patient_id, section, item_id, account_id)
        values (${patientId}, ${section}, ${itemId}, ${paul.accountId})`,
    )
    expect(await told(paul, of)).toEqual(of.map(() => false))
  }
})

test("A contested dose says so on a professional's first page, and a contested line on the emergency card", async () => {
  const { jeanne, morel, caron, patientId, lineId } = await newContestedRecord()
  const doseId = await newVaccination(morel, patientId)
  const read = async (actor: typeof jeanne, page: string) =>
    mainOf((await ask(`/patients/${patientId}${page}`, { headers: await as(actor) })).text)
  expect(await read(caron, "")).not.toContain("Contesté")
  await newRectification(jeanne, patientId, { section: "vaccinations", itemId: doseId })
  for (const actor of [morel, caron]) expect(await read(actor, "")).toContain("Contesté")
  const said = "Diabète de type 1"
  expect(await read(jeanne, "/emergency-card")).toContain(`${said}<`)
  await newRectification(jeanne, patientId, { section: "conditions", itemId: lineId })
  for (const actor of [jeanne, caron]) expect(await read(actor, "/emergency-card")).toContain(`${said} (contesté)<`)
})

test("A line that is set apart leaves nothing of its request: the same answer as for one that never was", async () => {
  const { jeanne, caron, patientId, lineId } = await newContestedRecord()
  const id = await newRectification(jeanne, patientId, { section: "conditions", itemId: lineId })
  const headers = await as(caron)
  const answerFor = async (one: string) => {
    const { status, text } = await ask(`/patients/${patientId}/rectifications/${one}`, { headers })
    return { status, text: mainOf(text) }
  }
  expect((await answerFor(id)).status).toBe(200)
  await asSuperuser((sql) => sql`update conditions set marks = '{N,MASQUE_PS}' where id = ${lineId}`)
  expect(await answerFor(id)).toEqual(await answerFor(randomUUID()))
  expect((await ask(`/patients/${patientId}`, { headers })).text).not.toContain("Contesté")
})
