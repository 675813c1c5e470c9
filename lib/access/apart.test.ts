import { expect, it } from "vitest"
import { beginning, closer, type ItemApart, type Judged } from "./apart"

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

it.each<[string, Judged, Judged, Judged | null]>([
  ["is the intimate one", NOT, HIV, HIV],
  ["is the one that waits to be judged", NOT, UNJUDGED, UNJUDGED],
  ["is either where both are as close", HIV, HIV, HIV],
  ["is none where each has its own reason", HIV, { ...HIV, sensitiveTopic: "chosen" }, null],
  ["is none where one waits to be judged and the other is intimate", HIV, UNJUDGED, null],
])("The closer of two %s", (_, one, other, expected) => {
  expect(closer(one, other)).toEqual(expected)
  expect(closer(other, one)).toEqual(expected)
})
