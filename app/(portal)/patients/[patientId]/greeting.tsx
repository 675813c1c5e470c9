import { PageHeading } from "@/components/ui/page-heading"
import { useFormats, useWords } from "@/lib/request/words"
import { sumOf } from "@/lib/space/news/rules"
import { capital } from "@/lib/words/capital"
import { hourOf } from "./care-circle/words"
import type { OwnHomeProps } from "./own-reads"

/** Which day it is, how much is new and has to be answered, and who is reading at this moment. */
export function Greeting({ space: { isOwn, givenName }, answers, news, readsNews, since, reading }: OwnHomeProps) {
  const [t, care, f] = [useWords("space"), useWords("care"), useFormats()]
  const date = capital(f.dateTime(new Date(), { weekday: "long", day: "numeric", month: "long" }))
  const others = sumOf(news.others)
  const nothing = answers.length === 0 && readsNews && since !== null ? "home.nothingNew" : "home.today"
  const said = others > 0 ? "home.newOthers" : news.unread > 0 ? "home.newThings" : nothing
  return (
    <PageHeading
      title={t(isOwn ? "home.greeting" : "home.titleOther", { givenName })}
      lead={[
        t(said, { date, count: news.unread + others }),
        ...(answers.length > 0 ? [t("home.answers", { count: answers.length })] : []),
        ...reading.map(({ name, closesAt }) => care("home.open", { name, time: hourOf(f, closesAt) })),
      ].join(" ")}
    />
  )
}
