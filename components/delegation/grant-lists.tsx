import { Card } from "../ui/card"
import { Details } from "../ui/details"
import { MarkedList } from "../ui/marked-list"
import { SectionHeading } from "../ui/page-heading"

type GrantListsProps = {
  sentences: { sees: string[]; can: string[]; cannot: string[] }
  /** `cannot` is left out for a caregiver, who is never told what was left out. */
  words: { sees: string; can: string; cannot?: string; yes: string; no: string; nothing: string }
}

/** What somebody may see and do, ticked, and may not, crossed and folded to its own line: each line as it was generated from the permissions. */
export function GrantLists({ sentences: { sees, can, cannot }, words }: GrantListsProps) {
  return (
    <Card>
      <SectionHeading title={words.sees} />
      {sees.length > 0 ? <Marked mark="yes" word={words.yes} lines={sees} /> : <p>{words.nothing}</p>}
      {can.length > 0 && (
        <>
          <SectionHeading title={words.can} />
          <Marked mark="yes" word={words.yes} lines={can} />
        </>
      )}
      {words.cannot && cannot.length > 0 && (
        <Details summary={words.cannot}>
          <Marked mark="no" word={words.no} lines={cannot} />
        </Details>
      )}
    </Card>
  )
}

function Marked({ mark, word, lines }: { mark: "yes" | "no"; word: string; lines: string[] }) {
  return <MarkedList mark={mark} markWord={word} items={lines.map((line) => ({ key: line, content: line }))} />
}
