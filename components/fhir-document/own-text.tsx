import type { OwnText as OwnWords } from "@/lib/fhir/schema"
import type { NarrativeNode } from "@/lib/narrative/schema"
import { Narrative } from "../narrative/narrative"
import { Details } from "../ui/details"
import type { FhirAround } from "./around"

type OwnTextProps = { nodes: NarrativeNode[]; caption: string; around: FhirAround }

/** What the author wrote, in the document's language when it says which; nothing where there is nothing. */
export function OwnText({ nodes, caption, around }: OwnTextProps) {
  if (nodes.length === 0) return null
  return (
    <div lang={around.text.lang ?? undefined} className="flex min-w-0 flex-col gap-4">
      <Narrative nodes={nodes} around={around.text} caption={caption} />
    </div>
  )
}

type FoldedTextProps = { text: OwnWords; isFolded: boolean; caption: string; around: FhirAround }

/** What the author wrote: folded where the rest of the page says the same. */
export function FoldedText({ text, isFolded, caption, around }: FoldedTextProps) {
  if (text.nodes.length === 0) return null
  const words = <OwnText nodes={text.nodes} caption={caption} around={around} />
  return isFolded ? <Details summary={around.say("own_words")}>{words}</Details> : words
}
