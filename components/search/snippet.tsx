import type { SnippetPart } from "@/lib/search/rules"

/** The words of a text round what was found in it, which is marked. */
export function Snippet({ parts }: { parts: SnippetPart[] }) {
  return (
    <p dir="auto" className="max-w-text pt-1 break-words">
      {placed(parts).map(({ text, isFound, start }) =>
        isFound ? (
          <mark key={start} className="rounded-mark bg-sun px-0.5 font-heading text-on-sun">
            {text}
          </mark>
        ) : (
          text
        ),
      )}
    </p>
  )
}

/** The parts of a text with where each begins in it. */
function placed(parts: readonly SnippetPart[]) {
  let end = 0
  return parts.map((part) => {
    const start = end
    end += part.text.length
    return { ...part, start }
  })
}
