import { newActor, newDelegation, newPatient } from "@/lib/access/testing"
import { deposit } from "@/lib/documents/upload/testing"
import { isAsked } from "./fixtures/inviting"
import { paper } from "./fixtures/paper"
import { type ArriveAs, expect, test } from "./fixtures/test"

/** Claire sees Jeanne's analyses and prescriptions, and not what touches her mental health. */
async function claireHelpsJeanne(arriveAs: ArriveAs) {
  const [jeanne, claire] = [await newActor("Jeanne Lefèvre"), await newActor("Claire Lefèvre")]
  const patientId = await newPatient(jeanne)
  const delegationId = await newDelegation(jeanne, patientId, claire)
  const keep = async (title: string, words: object) => {
    const { buffer, name } = await paper(title)
    return `/patients/${patientId}/documents/${await deposit(jeanne, patientId, [{ bytes: buffer, name }], { title, ...words })}`
  }
  return {
    analyses: await keep("Analyses de novembre", {}),
    prescription: await keep("Ordonnance de novembre", { typeCode: "57833-6" }),
    imaging: await keep("Radio du poignet", { typeCode: "18748-4" }),
    here: `/patients/${patientId}/helpers/${delegationId}`,
    delegationId,
    mine: await arriveAs(jeanne),
    theirs: await arriveAs(claire),
  }
}

test("Jeanne pauses an access and lets it go on: each holds from the next request", async ({ arriveAs }) => {
  const { analyses, here, mine, theirs } = await claireHelpsJeanne(arriveAs)
  expect((await theirs.goto(analyses))?.status()).toBe(200)
  await mine.goto(here)
  await mine.getByRole("button", { name: "Mettre en pause" }).click()
  await expect(mine.getByRole("button", { name: "Reprendre", exact: true })).toBeVisible()
  expect((await theirs.reload())?.status()).toBe(404)
  expect((await theirs.request.get(`${analyses}/file?page=0`)).status()).toBe(404)
  await theirs.goto("/helping")
  await expect(theirs.getByRole("main")).toContainText("Jeanne a mis votre accès en pause.")
  await mine.getByRole("button", { name: "Reprendre", exact: true }).click()
  await expect(mine.getByRole("button", { name: "Mettre en pause" })).toBeVisible()
  expect((await theirs.goto(analyses))?.status()).toBe(200)
})

test("Jeanne takes lines out of an access, at once and without a word to Claire about what is gone", async ({ arriveAs }) => {
  const { analyses, prescription, here, mine, theirs } = await claireHelpsJeanne(arriveAs)
  await mine.goto(here)
  await mine.getByRole("link", { name: "Retirer des lignes" }).click()
  await isAsked(mine, "Que gardez-vous pour Claire Lefèvre ?")
  await mine.getByRole("button", { name: "Garder seulement ce qui est coché" }).click()
  await expect(mine.getByRole("alert").first()).toContainText("Vous n’avez rien retiré.")
  await mine.getByRole("checkbox", { name: "Vos ordonnances" }).uncheck()
  await mine.getByRole("button", { name: "Garder seulement ce qui est coché" }).click()
  await expect(mine).toHaveURL(`${here}?done=narrowed`)
  expect((await theirs.goto(prescription))?.status()).toBe(404)
  expect((await theirs.goto(analyses))?.status()).toBe(200)
  await theirs.goto("/helping")
  await expect(theirs.getByRole("main")).not.toContainText("ordonnances")
})

test("Jeanne gives more: it waits 48 hours, unless she skips the wait of the demonstration", async ({ arriveAs }) => {
  const { imaging, here, mine, theirs } = await claireHelpsJeanne(arriveAs)
  await mine.goto(here)
  await mine.getByRole("button", { name: "Donner plus" }).click()
  await isAsked(mine, "Modifier ligne par ligne")
  await mine.getByRole("checkbox", { name: "Votre imagerie" }).check()
  await mine.getByRole("button", { name: "Garder cette liste" }).click()
  await isAsked(mine, "Ce que Claire Lefèvre pourra faire")
  await mine.getByRole("link", { name: "Continuer", exact: true }).click()
  await isAsked(mine, /^Est-ce que quelqu’un vous oblige/)
  await mine.getByRole("radio", { name: "Je préfère ne pas le dire" }).check()
  await mine.getByRole("main").getByRole("button", { name: "Continuer", exact: true }).click()
  await isAsked(mine, "Relisez, puis confirmez")
  await mine.getByRole("button", { name: "Donner cet accès plus large" }).click()
  await expect(mine.getByRole("heading", { name: /^Cet accès s’ouvrira/ })).toBeVisible()
  expect((await theirs.goto(imaging))?.status()).toBe(404)
  await mine.getByRole("button", { name: "Ne pas attendre (démonstration)" }).click()
  await expect(mine.getByRole("button", { name: "Mettre en pause" })).toBeVisible()
  expect((await theirs.goto(imaging))?.status()).toBe(200)
})

test("Claire stops helping in one gesture, and Jeanne reads that she did", async ({ arriveAs }) => {
  const { analyses, here, delegationId, mine, theirs } = await claireHelpsJeanne(arriveAs)
  await theirs.goto(`/helping/${delegationId}`)
  await theirs.getByRole("link", { name: "Ne plus aider Jeanne" }).click()
  await theirs.getByRole("button", { name: "Ne plus aider Jeanne" }).click()
  await isAsked(theirs, "Les personnes que j’aide")
  expect((await theirs.goto(analyses))?.status()).toBe(404)
  await mine.goto(here)
  await expect(mine.getByRole("main")).toContainText("la personne y a renoncé")
})
