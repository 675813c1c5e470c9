import { expect, test } from "vitest"
import { newActor, newPatient } from "@/lib/access/testing"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as } from "./form-of"
import { formsOf } from "./forms"
import { presses } from "./presses"

const linkIn = (html: string, to: RegExp) =>
  [...mainOf(html).matchAll(/href="([^"]*)"/g)].map(([, href = ""]) => href).find((href) => to.test(href)) ?? ""

test("A caregiver who asks first has her way in, once the person has answered five questions, without script", async () => {
  const [claire, jeanne] = [await newActor("Claire Lefèvre"), await newActor("Jeanne Lefèvre")]
  const [hers, theirs] = [await as(jeanne), await as(claire)]
  const patientId = await newPatient(jeanne)
  const space = `/patients/${patientId}`
  const [patient, caregiver] = [presses(hers, "without script"), presses(theirs, "without script")]

  // From the first page she is asked to sign in, and led on to what she came for; at sign-in the way is there too.
  const toAsk = linkIn((await ask("/")).text, /^\/helping\/ask$/)
  const signIn = (await ask(toAsk)).headers.location ?? ""
  expect(signIn).toMatch(/\/sign-in\?back=%2Fhelping%2Fask$/)
  for (const address of ["/sign-in", new URL(signIn, "http://x").pathname + new URL(signIn, "http://x").search])
    expect(linkIn((await ask(address)).text, /^\/sign-in\/citizen\?back=%2Fhelping%2Fask$/), address).not.toBe("")

  // She asks, and learns nothing of who has a space here.
  expect(linkIn((await ask("/home", { headers: theirs })).text, /^\/helping\/ask$/)).toBe(toAsk)
  const asking = (await ask(toAsk, { headers: theirs })).text
  expect(mainOf(asking)).not.toContain("Jeanne")
  const [link = ""] = /https?:\/\/[^\s<"]*\/give-access\?name=[^\s<"]*/.exec(mainOf(asking)) ?? []
  expect((await ask(space, { headers: theirs })).status).toBe(404)

  // The person opens the link, and finds the name written at the first question.
  const led = await ask(link, { headers: hers })
  const first = new URL(led.headers.location ?? "", "http://x")
  const begin = first.pathname + first.search
  const page = await ask(begin, { headers: hers })
  expect(mainOf(page.text)).toContain("Claire Lefèvre")
  expect(formsOf(page.text).flatMap(({ fields }) => fields)).toContainEqual(["name", "Claire Lefèvre"])

  let step = await patient.does(begin, "draftInvitation", { relation: "daughter" })
  expect(step.at).toMatch(/\/purpose$/)
  step = await patient.does(step.at, "answerPurpose", { purpose: "everyday" })
  step = await patient.does(linkIn(step.page.text, /\/alone$/), "answerAlone", { alone: "no" })
  step = await patient.does(step.at, "proposeInvitation", { channel: "screen" })
  const [code] = /\b\w{4}(?:-\w{4}){3}\b/.exec(mainOf(step.page.text).replace(/<svg[\s\S]*?<\/svg>/g, "")) ?? []

  // She answers with the code, and waits for the person's own yes.
  await caregiver.does(`/invitation/${code}`, "acceptInvitation")
  expect((await ask(space, { headers: theirs })).status).toBe(404)
  const helper = linkIn((await ask(space, { headers: hers })).text, /\/helpers\/[0-9a-f-]{36}$/)
  await patient.does(helper, "confirmArrival")

  const home = (await ask("/home", { headers: theirs })).headers.location ?? ""
  const people = (await ask(home, { headers: theirs })).text
  expect(linkIn(people, new RegExp(`^${space}$`))).toBe(space)
  expect((await ask(space, { headers: theirs })).status).toBe(200)
})

test("Whoever opens the link without a space of their own reads what to do first, and nothing is made", async () => {
  const jeanne = await as(await newActor("Jeanne Lefèvre"))
  const { text } = await ask("/give-access?name=Claire+Lef%C3%A8vre", { headers: jeanne })
  expect(mainOf(text)).toContain("Claire Lefèvre aimerait vous aider")
  expect(linkIn(text, /^\/open-space$/)).toBe("/open-space")
  expect(formsOf(mainOf(text))).toEqual([])
})
