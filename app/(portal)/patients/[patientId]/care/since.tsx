import { formats, words } from "@/lib/request/words"
import { addressOfNews } from "@/lib/space/news/rules"
import type { CareHomeProps } from "../care-reads"

/** What was added since this professional's last visit: how much of each kind, each the way to it. */
export async function Since({ space: { patientId }, inCare, since, news }: CareHomeProps) {
  const [t, s] = [await words("professional"), await words("space")]
  if (inCare.isAuthorOnly || inCare.readsNothing) return null
  if (!since) return <p className="text-soft">{t("space.first")}</p>
  const date = (await formats()).dateTime(since, { dateStyle: "long" })
  if (news.length === 0) return <p className="text-soft">{t("space.nothingSince", { date })}</p>
  return (
    <div className="flex flex-wrap items-center gap-x-6">
      <p id="since" className="font-heading">
        {t("space.since", { date })}
      </p>
      <ul aria-labelledby="since" className="flex flex-wrap gap-x-6">
        {news.map((items) => (
          <li key={`${items.section} ${items.group}`}>
            <a href={addressOfNews(`/patients/${patientId}`, items)} className="lone-link">
              {s(items.group ? `news.groups.${items.group}` : `news.${items.section}`, { count: items.count })}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}
