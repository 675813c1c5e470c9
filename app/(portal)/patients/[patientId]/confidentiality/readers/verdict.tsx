import { Badge } from "@/components/ui/badge"
import { useWords } from "@/lib/request/words"

/** Whether a document is asked about or a line: the sentences say which. */
export type Kind = "document" | "line"

/** Yes or no, as the policy says it. */
export function Verdict({ reads }: { reads: boolean }) {
  const t = useWords("care")
  return <Badge tone={reads ? "green" : "plain"}>{t(reads ? "readers.yes" : "readers.no")}</Badge>
}
