import { addressOf, askAddressOf, type Rectification } from "@/lib/rectifications/rules"
import { useFormats, useWords } from "@/lib/request/words"
import { Card } from "../ui/card"
import { RequestBadges } from "./request-words"

type Item = Pick<Rectification, "section" | "itemId"> & { patientId: string }
type ContestedProps = Item & { contested: { requests: Rectification[]; mayContest: boolean } }

/** What is said against an item, under the item itself, and the way to say so. */
export function Contested({ patientId, section, itemId, contested: { requests, mayContest } }: ContestedProps) {
  const t = useWords("rectifications")
  return (
    <>
      {requests.length > 0 && (
        <Card title={t("item.title", { count: requests.length })}>
          <ul className="divide-y divide-line">
            {requests.map((request) => (
              <Request key={request.id} request={request} patientId={patientId} />
            ))}
          </ul>
        </Card>
      )}
      {mayContest && (
        <p className="print:hidden">
          <a href={askAddressOf(patientId, section, itemId)} className="lone-link">
            {t("link")}
          </a>
        </p>
      )}
    </>
  )
}

function Request({ request, patientId }: { request: Rectification; patientId: string }) {
  const [t, f] = [useWords("rectifications"), useFormats()]
  const { id, asker, askedAt, may } = request
  const date = f.dateTime(askedAt, { dateStyle: "long" })
  return (
    <li className="flex flex-col items-start gap-2 py-4 first:pt-0 last:pb-0">
      <RequestBadges request={request} />
      <p>{t("item.by", { who: asker.isYou ? "you" : "other", name: asker.name, date })}</p>
      <a href={addressOf(patientId, id)} className="lone-link print:hidden">
        {t(may.answer ? "item.answer" : "item.open", { date })}
      </a>
    </li>
  )
}
