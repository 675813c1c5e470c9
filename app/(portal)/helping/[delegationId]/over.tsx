import { PageHeading } from "@/components/ui/page-heading"
import type { getPast } from "@/lib/helping/queries"
import { formats, words } from "@/lib/request/words"

export type Past = NonNullable<Awaited<ReturnType<typeof getPast>>>

/** The person is a stranger again, whose name stands in the notification alone. */
export async function Over({ past: { reason, wasOpen, overAt } }: { past: Past }) {
  const [t, f] = [await words("helping"), await formats()]
  const word = reason === "renounced" ? "renounced" : wasOpen ? "ended" : "neverOpened"
  const date = f.dateTime(overAt, { dateStyle: "long" })
  return (
    <>
      <PageHeading kicker={t("title")} title={t(`over.${word}`, { date })} lead={t("over.lead")} />
      <p className="max-w-text">{(await words("rights"))("both.over")}</p>
    </>
  )
}
