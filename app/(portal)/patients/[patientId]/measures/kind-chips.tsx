import { Chips } from "@/components/ui/chips"
import type { ShownKind } from "@/lib/measures/rules"
import { useWords } from "@/lib/request/words"

type KindChipsProps = { base: string; kinds: readonly ShownKind[]; current?: ShownKind }

/** The kinds of which something is there, as the way from one to another. */
export function KindChips({ base, kinds, current }: KindChipsProps) {
  const t = useWords("measures")
  const shown = current && !kinds.includes(current) ? [...kinds, current] : kinds
  if (shown.length === 0) return null
  const items = shown.map((kind) => ({ href: `${base}/${kind}`, label: t(`kinds.${kind}`), current: kind === current }))
  return <Chips label={t("kindsLabel")} items={[...items]} />
}
