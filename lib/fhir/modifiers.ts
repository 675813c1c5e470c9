import { choiceAt, type Node, nodesAt, textAt } from "./node"
import type { Reading } from "./reading"
import { sayValue } from "./values"

/** The one modifier extension that says what we know. */
export const DO_NOT_PERFORM = "http://hl7.org/fhir/StructureDefinition/request-doNotPerform"

/** The modifiers that we do not know of a section itself, without those of what stands in it. */
export function unknownModifiersAt({ modifierExtension }: Node, reading: Reading): string[] {
  return unknownModifiers({ modifierExtension }, reading)
}

/** Those of a document as a whole: of its envelope, of who attests it and what it tells of, and of whom it is about. */
export function unknownModifiersOfDocument(bundle: Node, composition: Node, reading: Reading): string[] {
  const { section: _, ...head } = composition
  const { entry: __, ...envelope } = bundle
  const entries = nodesAt(bundle, "entry").map(({ resource: ___, ...entry }) => entry)
  const parts = [envelope, ...entries, head, reading.subject.patient ?? {}]
  return [...new Set(parts.flatMap((part) => unknownModifiers(part, reading)))]
}

/** One sentence for each modifier that we do not know, with what it says where it can be put into words. */
export function unknownModifiers(resource: Node, reading: Reading): string[] {
  const { words } = reading
  const found = modifiersIn(resource)
  if (textAt(resource, "implicitRules")) found.push({ url: resource.implicitRules })
  return found
    .filter(({ url }) => url !== DO_NOT_PERFORM)
    .map((extension) => {
      const what = words.say("unknown_modifier")
      const said = sayValue(choiceAt(extension, "value"), resource, reading)
      return said ? words.say("with_reason", { what, reason: said }) : what
    })
}

/** The modifier extensions of a resource and of every part of it; what it contains speaks for itself. */
function modifiersIn(resource: Node): Node[] {
  const found: Node[] = []
  const open: unknown[] = [resource]
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) open.push(...value.filter((inner) => typeof inner === "object" && inner !== null))
    else if (typeof value === "object" && value !== null) {
      const { contained: _, modifierExtension, ...inner } = value as Node
      found.push(...nodesAt({ modifierExtension }, "modifierExtension"))
      open.push(...Object.values(inner).filter((part) => typeof part === "object" && part !== null))
    }
  }
  return found
}
