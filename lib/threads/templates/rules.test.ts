import { expect, it } from "vitest"
import { MESSAGE_TEMPLATES } from "@/drizzle/thread-vocabulary"
import { LANGUAGES } from "@/drizzle/vocabulary"
import { readCatalogue } from "@/lib/words/catalogue"
import { TEMPLATES } from "./rules"

it("The answers that a professional begins with are those of the dated list, each with its words in both languages", () => {
  expect(TEMPLATES).toEqual(MESSAGE_TEMPLATES)
  for (const language of LANGUAGES) expect(Object.keys(readCatalogue(language).threads.templates)).toEqual([...TEMPLATES])
})
