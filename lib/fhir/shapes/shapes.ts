import { ACTS } from "./acts"
import { code, field, type ResourceShape, shape } from "./fields"
import { FINDINGS } from "./findings"
import { MEDICINES } from "./medicines"
import { PLANS } from "./plans"

/** How each kind of resource, and each part with lines of its own, is read; the kinds absent here are read by `ANY_RESOURCE`. */
const SHAPES: Readonly<Record<string, ResourceShape>> = { ...MEDICINES, ...FINDINGS, ...ACTS, ...PLANS }

/** What is looked for in a resource of a kind that has no shape: what it is called, and all that changes its sense. */
const ANY_RESOURCE: ResourceShape = shape(
  ["title", "name", "code", "description", "type", "category"],
  [
    code("status", "status"),
    code("status", "lifecycleStatus"),
    code("intent", "intent"),
    field("when", "period"),
    field("date", "effective[x]"),
    field("date", "date"),
  ],
)

/** Whether a kind has a shape of its own; a document may call one "valueOf". */
export const hasShape = (kind: string): boolean => Object.hasOwn(SHAPES, kind)

/** How a resource of this kind, or a part of this name, is read. */
export const shapeOf = (kind: string): ResourceShape => (hasShape(kind) && SHAPES[kind]) || ANY_RESOURCE
