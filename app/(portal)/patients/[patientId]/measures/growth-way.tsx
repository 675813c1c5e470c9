import { GROWTH_KINDS } from "@/lib/measures/growth/rules"
import type { ShownKind } from "@/lib/measures/rules"
import { useWords } from "@/lib/request/words"

/** From a child's measures to the curve of growth, from those of one kind to the curve of that. */
export function GrowthWay({ base, kind }: { base: string; kind?: ShownKind }) {
  const t = useWords("growth")
  const grows = GROWTH_KINDS.find((one) => one === kind)
  if (kind && !grows) return null
  return (
    <p className="print:hidden">
      <a href={`${base}/growth${grows ? `?kind=${grows}` : ""}`} className="lone-link">
        {t("way")}
      </a>
    </p>
  )
}
