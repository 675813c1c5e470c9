import { expect, test } from "vitest"
import type { Actor } from "@/lib/access/actor"
import { withOwn } from "@/lib/access/own-access"
import { asSuperuser, newActor, newDelegation, newDocument, newPatient } from "@/lib/access/testing"
import { CONSTRAINTS } from "@/lib/request/constraints"
import { draftRequest } from "@/lib/review/asking/commands"
import { newReviewer, sendRequest, someChild, takeUp, tickEverything } from "@/lib/review/testing"
import { wordsIn } from "@/lib/words/translator"
import { ask } from "./client"
import { as, formOf } from "./form-of"
import { callAction, sendForm } from "./forms"

const child = (over = {}) => someChild({ birthDate: "2011-02-11", ...over })

/** A space whose holder has the traits of that child. */
async function newTeenager({ birthName, givenNames, birthDate }: ReturnType<typeof someChild>) {
  const noe = await newActor("Noé Roche")
  if (!noe.traits) throw new Error("Nobody without traits holds a space")
  const holder: Actor = { ...noe, traits: { ...noe.traits, birthName, givenNames, sex: "male", birthDate } }
  return { holder, patientId: await newPatient(holder) }
}

async function readyToAccept(parent: Actor, asked: ReturnType<typeof someChild>) {
  const reviewer = await newReviewer()
  const caseId = await sendRequest(parent, { child: asked })
  await takeUp(reviewer, caseId)
  await tickEverything(reviewer, caseId)
  return { caseId, headers: await as(reviewer) }
}

test("A parent who already helps the child by an invitation is accepted, and the law takes its place", async () => {
  const [thomas, noe] = [await newActor("Thomas Roche"), child()]
  const { holder, patientId } = await newTeenager(noe)
  await newDelegation(holder, patientId, thomas)
  const { caseId, headers } = await readyToAccept(thomas, noe)
  const address = `/review/${caseId}/accept`
  const form = await formOf("acceptCase", address, headers, { space: patientId })
  expect((await sendForm({ address, form, headers })).status).toBe(303)
  const rows = await asSuperuser(
    (db) => db`select basis, status from delegations where patient_id = ${patientId} order by created_at`,
  )
  expect(rows).toMatchObject([
    { basis: "consent", status: "ended" },
    { basis: "parental_authority", status: "active" },
  ])
})

test("A parent who already holds the child's space by law is refused in a sentence, with and without script", async () => {
  const [thomas, noe] = [await newActor("Thomas Roche"), child()]
  const { patientId } = await newTeenager(noe)
  const one = await readyToAccept(thomas, noe)
  const first = `/review/${one.caseId}/accept`
  const form = await formOf("acceptCase", first, one.headers, { space: patientId })
  // Sent in the same instant from another tab, before either could know of the other.
  const other = await readyToAccept(thomas, child())
  await asSuperuser((db) => db`update review_cases set birth_name = ${noe.birthName} where id = ${other.caseId}`)
  await sendForm({ address: first, form, headers: one.headers })
  const address = `/review/${other.caseId}/accept`
  const again = await formOf("acceptCase", address, other.headers, { space: patientId })
  for (const send of [sendForm, callAction]) {
    const reply = await send({ address, form: again, headers: other.headers })
    expect(reply.status).toBe(200)
    expect(reply.text).toContain("Cette personne a déjà l’espace de cet enfant")
  }
})

test("A reviewer whose page is older than the other parent's space is shown the question of the same child", async () => {
  const noe = child()
  const late = await readyToAccept(await newActor("Amina Diallo"), noe)
  const address = `/review/${late.caseId}/accept`
  const form = await formOf("acceptCase", address, late.headers)
  expect((await ask(`/review/${late.caseId}`, { headers: late.headers })).text).not.toContain("Une autre demande")
  const first = await readyToAccept(await newActor("Thomas Roche"), noe)
  expect((await ask(`/review/${late.caseId}`, { headers: late.headers })).text).toContain("Une autre demande pour le même enfant")
  const place = `/review/${first.caseId}/accept`
  await sendForm({ address: place, form: await formOf("acceptCase", place, first.headers), headers: first.headers })
  for (const send of [sendForm, callAction]) {
    const reply = await send({ address, form, headers: late.headers })
    expect(reply.status).toBe(200)
    expect(reply.text).toMatch(/Est-ce le même enfant\s\?/)
  }
})

test("A parent who asks again for one child is told at once where the first request stands", async () => {
  const [thomas, noe] = [await newActor("Thomas Roche"), child()]
  await sendRequest(thomas, { child: noe })
  const again = await withOwn(thomas, draftRequest)
  const headers = await as(thomas)
  const address = `/children/${again}/child`
  const [year, month, day] = noe.birthDate.split("-")
  const { birthDate: _, ...rest } = noe
  const written = { ...rest, "birthDate.day": day, "birthDate.month": month, "birthDate.year": year }
  const form = await formOf("answerChild", address, headers, written as Record<string, string>)
  for (const send of [sendForm, callAction]) {
    const reply = await send({ address, form, headers })
    expect(reply.status).toBe(200)
    expect(reply.text).toContain("Vous avez déjà fait cette demande pour cet enfant")
  }
})

test("A professional added in two tabs is said to be there already in the second", async () => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const professional = await newActor("Dr Sarah Levy", "professional")
  const headers = await as(jeanne)
  const address = `/patients/${patientId}/care-circle/${professional.accountId}`
  const form = await formOf("addMember", address, headers)
  expect((await sendForm({ address, form, headers })).status).toBe(303)
  for (const send of [sendForm, callAction]) {
    const reply = await send({ address, form, headers })
    expect(reply.status).toBe(200)
    expect(reply.text).toContain("est déjà dans l’équipe de soins")
  }
})

/** A document called by a constraint meets it when it is described anew, as a unique violation or as a check. */
const MEETING = `
  create function public.meet_constraint() returns trigger language plpgsql as $$
  begin
    if new.title ~ '^(23505|23514) ' then
      raise exception 'met' using errcode = split_part(new.title, ' ', 1), constraint = split_part(new.title, ' ', 2);
    end if;
    return new;
  end $$;
  create trigger meet_constraint before update on public.documents for each row execute function public.meet_constraint()`

test("Whichever constraint is met, and however, the built portal says its sentence and changes nothing", async () => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const documentId = await newDocument(jeanne, patientId, { title: "Analyses" })
  const [headers, address] = [await as(jeanne), `/patients/${patientId}/documents/${documentId}/describe`]
  const t = wordsIn("fr")
  await asSuperuser((db) => db.unsafe(MEETING))
  try {
    for (const [name, code] of Object.entries(CONSTRAINTS)) {
      const ways = [["23505", sendForm] as const, ["23514", callAction] as const]
      for (const [errcode, send] of ways) {
        const form = await formOf("describeDocument", address, headers, { title: `${errcode} ${name}` })
        const reply = await send({ address, form, headers })
        expect.soft([reply.status, plain(reply.text).includes(t(code.replace(".", ".errors.")))], name).toEqual([200, true])
      }
    }
  } finally {
    await asSuperuser((db) => db.unsafe("drop function public.meet_constraint() cascade"))
  }
  const [kept] = await asSuperuser((db) => db`select title from documents where patient_id = ${patientId} and id = ${documentId}`)
  expect(kept).toEqual({ title: "Analyses" })
})

/** What is read, as it is written: the page writes some signs in its own way. */
const plain = (text: string) => text.replaceAll("&#x27;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&")
