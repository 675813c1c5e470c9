import { randomUUID } from "node:crypto"
import { expect, it } from "vitest"
import { addTaskSchema, parseQuery } from "./schema"

const ids = { patientId: randomUUID(), taskId: randomUUID() }
const said = { ...ids, title: "Passer à la pharmacie", dueOn: "2027-01-12" }
const errorsOf = (over: Record<string, string>) =>
  addTaskSchema.safeParse({ ...said, ...over }).error?.issues.map(({ message }) => message) ?? []

it("A task is what and by which day; everything else may be left out", () => {
  expect(addTaskSchema.parse(said)).toEqual({ ...said, dueHour: null, details: null, link: null })
  const itemId = randomUUID()
  expect(addTaskSchema.parse({ ...said, dueHour: "14h30", link: `documents:${itemId}` })).toMatchObject({
    dueHour: "14:30",
    link: { section: "documents", itemId },
  })
})

it.each([
  [{ title: "  " }, "tasks.title"],
  [{ title: "x".repeat(201) }, "tasks.too_long"],
  [{ details: "x".repeat(1001) }, "tasks.too_long"],
  [{ dueOn: "2027-02-30" }, "tasks.day"],
  [{ dueHour: "25 h" }, "tasks.hour"],
  [{ link: "wishes:0192f0c1-0000-7000-8000-000000000000" }, "tasks.link_gone"],
  [{ link: "documents" }, "tasks.link_gone"],
])("A task that cannot be is refused with its sentence: %j", (over, code) => {
  expect(errorsOf(over as Record<string, string>)).toEqual([code])
})

it.each([200, 1])("A title of %i letters is one", (letters) => {
  expect(errorsOf({ title: "x".repeat(letters) })).toEqual([])
})

it("An address that says nonsense says nothing", () => {
  expect(parseQuery({ done: ["taken", "x"], task: "no" })).toEqual({ done: "taken", task: undefined })
})
