import type { NarrativeProps } from "../narrative/around"
import { Narrative } from "../narrative/narrative"

/** What the author wrote, in the document's language when it says which; nothing where there is nothing. */
export function OwnText({ nodes, around, caption }: NarrativeProps) {
  if (nodes.length === 0) return null
  return (
    <div lang={around.lang ?? undefined} className="flex min-w-0 flex-col gap-4">
      <Narrative nodes={nodes} around={around} caption={caption} />
    </div>
  )
}
