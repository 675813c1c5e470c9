import { type Node, nodeAt, nodesAt, textAt } from "./node"
import type { Reading } from "./reading"
import { sayValue } from "./values"
import type { Sentence } from "./words"

const RELATIONS: Record<string, Sentence> = { replaces: "replaces", transforms: "transforms", signs: "signs", appends: "appends" }

/** What a document is to others (`Composition.relatesTo`), one sentence each; the title of the other where the document tells it. */
export function relationsOf(composition: Node, reading: Reading): string[] {
  const said = nodesAt(composition, "relatesTo").map((relation) => sayRelation(relation, composition, reading))
  return [...new Set(said)]
}

function sayRelation(relation: Node, composition: Node, reading: Reading): string {
  const { words } = reading
  const sentence = RELATIONS[textAt(relation, "code") ?? ""] ?? "related"
  const reference = nodeAt(relation, "targetReference")
  const title = reference && sayValue(reference, composition, reading)
  const unnamed = words.say(sentence === "replaces" ? "earlier_version" : "another_document")
  return words.say(sentence, { which: title ? words.say("quoted", { title }) : unnamed })
}
