import { PageHeading } from "@/components/ui/page-heading"
import { useFormats, useWords } from "@/lib/request/words"
import { sumOf } from "@/lib/space/news/rules"
import { sumToConfirm } from "@/lib/space/to-confirm/rules"
import { capital } from "@/lib/words/capital"
import { hourOf } from "./care-circle/words"
import type { OwnHomeProps } from "./own-reads"

/** Which day it is, how much is new and has to be answered, who is reading at this moment, and what is nearly used up. */
export function Greeting({ space, answers, toConfirm, news, readsNews, since, reading, low }: OwnHomeProps) {
  const { isOwn, givenName } = space
  const [t, care, f] = [useWords("space"), useWords("care"), useFormats()]
  const date = capital(f.dateTime(new Date(), { weekday: "long", day: "numeric", month: "long" }))
  const others = sumOf(news.others)
  const due = answers.length + sumToConfirm(toConfirm)
  const nothing = due === 0 && readsNews && since !== null ? "home.nothingNew" : "home.today"
  const said = others > 0 ? "home.newOthers" : news.unread > 0 ? "home.newThings" : nothing
  const lead = [
    t(said, { date, count: news.unread + others }),
    ...(due > 0 ? [t("home.answers", { count: due })] : []),
    ...reading.map(({ name, closesAt }) => care("home.open", { name, time: hourOf(f, closesAt) })),
  ]
  return (
    <PageHeading
      title={t(isOwn ? "home.greeting" : "home.titleOther", { givenName })}
      lead={
        <>
          <p>{lead.join(" ")}</p>
          <NearlyUsedUp patientId={space.patientId} low={low} />
        </>
      }
    />
  )
}

/** Treatments of which few days are left, each a way to its line. */
function NearlyUsedUp({ patientId, low }: Pick<OwnHomeProps, "low"> & { patientId: string }) {
  const t = useWords("profile")
  return low.map(({ medicationId, label, daysLeft }) => (
    <p key={medicationId} className="wrap-anywhere">
      <a href={`/patients/${patientId}/profile/medications/${medicationId}`} className="lone-link">
        {t("refill.leftOf", { days: daysLeft, label })}
      </a>
    </p>
  ))
}
