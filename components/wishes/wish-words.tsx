import { Badge } from "@/components/ui/badge"
import { DescriptionList } from "@/components/ui/description-list"
import { relationWord } from "@/lib/reference/relations"
import { useFormats, useLanguage, useWords } from "@/lib/request/words"
import type { Wish } from "@/lib/wishes/rules"

type WishWordsProps = { wish: Wish; answers: readonly string[]; documents?: string }

/** What was written that day, question by question; what was not answered is not asked here. */
export function WishWords({ wish, answers, documents }: WishWordsProps) {
  const [t, f, locale] = [useWords("wishes"), useFormats(), useLanguage()]
  const { kind, said, writtenAt, ended, document } = wish
  const day = (instant: Date) => f.dateTime(instant, { dateStyle: "long" })
  const say = (answer: string) => (answer === "relation" ? relationWord(said.relation ?? "", "unknown", locale) : said[answer])
  const items = answers.flatMap((answer) =>
    said[answer]
      ? [
          {
            term: t(`answers.${kind}.${answer}`),
            description: <span className="whitespace-pre-line wrap-anywhere">{say(answer)}</span>,
          },
        ]
      : [],
  )
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-3 text-soft">
        {ended
          ? t(`ended.${ended.reason}`, { written: day(writtenAt), ended: day(ended.at) })
          : t("written", { date: day(writtenAt) })}
        {!ended && <Badge tone="green">{t("inForce")}</Badge>}
      </p>
      {document && <Deposited document={document} base={documents} />}
      {items.length > 0 && <DescriptionList items={items} />}
      {kind === "trusted_person" && <Signature wish={wish} />}
    </div>
  )
}

function Deposited({ document: { id, title }, base }: { document: NonNullable<Wish["document"]>; base?: string }) {
  const t = useWords("wishes")
  if (!id || !title || !base) return <p>{t("depositedUnread")}</p>
  return (
    <p>
      <a href={`${base}/${id}`} className="lone-link">
        {t("deposited", { title })}
      </a>
    </p>
  )
}

function Signature({ wish: { countersignedOn, said, signing } }: { wish: Wish }) {
  const [t, f] = [useWords("wishes"), useFormats()]
  const name = said.name ?? ""
  if (signing?.state === "signed" && signing.answeredAt) {
    const date = f.dateTime(signing.answeredAt, { dateStyle: "long" })
    return <p>{t("signedHere", { signer: signing.signerName ?? name, date })}</p>
  }
  return <p>{countersignedOn ? t("countersigned", { name, date: f.day(countersignedOn) }) : t("notCountersigned", { name })}</p>
}
