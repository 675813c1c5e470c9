import type { RELATIVES } from "@/drizzle/line-vocabulary"
import { headingOf } from "../lines"
import { type Node, nodeAt, nodesAt, valuesAt } from "../node"
import type { Reading } from "../reading"
import { shapeOf } from "../shapes/shapes"
import { sayValue } from "../values"
import { codeOf } from "./codes"
import { labelOf, type Read } from "./lines"
import { noteOf } from "./note"
import { fitting } from "./schema"
import { stateOf } from "./states"

type Relative = (typeof RELATIVES)[number]

/** Kinship by its code (HL7 v3-RoleCode), as far as our words go. */
const KIN: Record<string, Relative> = {
  MTH: "mother",
  FTH: "father",
  SIS: "sister",
  TWINSIS: "sister",
  BRO: "brother",
  TWINBRO: "brother",
  DAU: "daughter",
  DAUC: "daughter",
  SON: "son",
  SONC: "son",
  GRPRN: "grandparent",
  GRMTH: "grandparent",
  GRFTH: "grandparent",
  AUNT: "aunt_uncle",
  UNCLE: "aunt_uncle",
}

/** The word for a kinship: by nature (`NMTH`) and by one side (`MGRMTH`) are said like any. */
export function relativeOf(code: string | null): Relative {
  const known = [code, code?.replace(/^N/, ""), code?.replace(/^[MP](?=GR|AUNT|UNCLE)/, "")]
  return known.flatMap((one) => (one && Object.hasOwn(KIN, one) ? (KIN[one] ?? []) : []))[0] ?? "other"
}

/** What each disease of a relative proposes: one line each, about the family and never about the patient. */
export function readFamily(resource: Node, reading: Reading): Read[] {
  const state = stateOf(resource, "FamilyMemberHistory", reading)
  if (!state) return ["not_so"]
  const [code] = valuesAt(resource, "relationship.coding.code")
  const relative = relativeOf(typeof code === "string" ? code : null)
  const kinship = sayValue(nodeAt(resource, "relationship"), resource, reading)
  const besides = relative === "other" && kinship ? [kinship] : []
  const diseases = nodesAt(resource, "condition")
  return diseases.length === 0 ? ["too_little"] : diseases.map((one) => readDisease(one, { relative, besides }, reading))
}

function readDisease(disease: Node, { relative, besides }: { relative: Relative; besides: string[] }, reading: Reading): Read {
  const heading = headingOf(disease, shapeOf("Relative"), reading)?.text
  if (!heading) return "too_little"
  const began = sayOnset(disease, reading)
  const note = noteOf(disease, "Relative", reading, { heading, besides: [...besides, ...began] })
  const content = fitting({ label: labelOf(heading, []), relative, note })
  return { section: "family_history", code: codeOf(nodeAt(disease, "code")), saysNone: false, content }
}

function sayOnset(disease: Node, reading: Reading): string[] {
  const key = Object.keys(disease).find((name) => name.startsWith("onset"))
  const said = key ? sayValue(disease[key], disease, reading) : null
  return said ? [reading.words.say("pair", { label: reading.words.label("began"), value: said })] : []
}
