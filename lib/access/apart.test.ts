import { expect, it } from "vitest"
import { beginning, type ItemApart, type Judged } from "./apart"

const NOT: Judged = { sensitivity: "not", sensitiveTopic: null }
const HIV: Judged = { sensitivity: "sensitive", sensitiveTopic: "hiv_sti" }
const UNJUDGED: Judged = { sensitivity: "not_yet_judged", sensitiveTopic: null }
const document = (judged: Judged, isHiddenFromProfessionals = false): ItemApart => ({
  ...judged,
  isHiddenFromProfessionals,
  excludedFor: [],
})

it.each<[string, Judged, ItemApart | undefined, object]>([
  ["from nowhere begins as it is judged", HIV, undefined, HIV],
  ["out of an open document too", HIV, document(NOT), HIV],
  ["out of an intimate document begins as intimate", NOT, document(HIV), HIV],
  ["out of a document that nobody judged waits to be judged", NOT, document(UNJUDGED), UNJUDGED],
  [
    "keeps the reason of its own",
    { ...HIV, sensitiveTopic: "pregnancy" },
    document(HIV),
    { ...HIV, sensitiveTopic: "pregnancy" },
  ],
  [
    "out of a document hidden from professionals is hidden from them",
    NOT,
    document(NOT, true),
    { ...NOT, marks: ["N", "MASQUE_PS"] },
  ],
])("What is taken %s", (_, judged, apart, expected) => {
  expect(beginning(judged, apart)).toEqual(expected)
})
