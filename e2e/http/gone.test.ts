import { expect, test } from "vitest"
import { withAccess } from "@/lib/access/require-access"
import { newActor, newPatient } from "@/lib/access/testing"
import { removeTask } from "@/lib/tasks/commands"
import { newTask } from "@/lib/tasks/testing"
import { wordsIn } from "@/lib/words/translator"
import { headingOf, mainOf } from "./asking"
import { ask } from "./client"
import { as, formOf } from "./form-of"
import { sendForm } from "./forms"

test("What was pressed on a list is gone: that is said of it and not of the list, which can be read again", async () => {
  const jeanne = await newActor("Jeanne Lefèvre")
  const patientId = await newPatient(jeanne)
  const taskId = await newTask(jeanne, patientId, { title: "Acheter du pain" })
  const [address, headers] = [`/patients/${patientId}/tasks`, await as(jeanne)]
  const form = await formOf("takeTask", address, headers)
  await withAccess(jeanne, patientId, ["act:tasks"], (access) => removeTask(access, taskId, 1))
  const t = wordsIn("fr", "errors.notFound")
  const answer = await sendForm({ address, form, headers })
  expect([answer.status, headingOf(answer)]).toEqual([404, t("goneTitle")])
  expect(mainOf(answer.text)).toContain(t("inPlace"))
  expect(mainOf(answer.text)).not.toContain(t("address"))
  expect(mainOf(answer.text)).toMatch(new RegExp(`<a[^>]*href=""[^>]*>${t("again")}</a>`))
  const list = await ask(address, { headers })
  // Among the tasks that were removed, to put back.
  expect([list.status, mainOf(list.text)]).toEqual([200, expect.stringContaining("Remettre")])
})

test("Signed out, whoever sends a form to what is not there is told so as of any page", async () => {
  const { status, text } = await ask("/no-such-page", { method: "POST", headers: { origin: process.env.RELAIS_URL ?? "" } })
  expect(status).toBeGreaterThanOrEqual(400)
  expect(text).not.toContain(wordsIn("fr", "errors.notFound")("goneTitle"))
})
