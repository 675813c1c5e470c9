import type { DocumentLine } from "@/lib/documents/rules"
import { groupLabel } from "@/lib/reference/rules"
import { formats, language, words } from "@/lib/request/words"
import { Badge } from "../ui/badge"
import { Icon } from "../ui/icon"
import { ListRow } from "../ui/list-row"
import { sayAuthor } from "./author-words"
import { GROUP_ICONS } from "./group-icons"

type DocumentRowProps = {
  line: DocumentLine
  href: string
  /** The given name of the patient, for everybody but herself. */
  patientName?: string
}

/** One document of a list: what, when, from whom, and its marks. */
export async function DocumentRow({ line, href, patientName }: DocumentRowProps) {
  const t = await words("documents")
  const f = await formats()
  const day = f.dateTime(new Date(`${line.actOn}T12:00:00Z`), { day: "numeric", month: "long", year: "numeric" })
  return (
    <ListRow
      icon={GROUP_ICONS[line.documentGroup]}
      href={href}
      title={line.title}
      meta={`${day} · ${sayAuthor(line.author, t, patientName)}`}
      badges={<DocumentBadges line={line} patientName={patientName} />}
    />
  )
}

/** The marks of a document; those that only the patient may know are there for her alone. */
export async function DocumentBadges({ line, patientName }: Omit<DocumentRowProps, "href">) {
  const t = await words("documents")
  const { isUnread, author, documentGroup, forPatient } = line
  return (
    <>
      {isUnread && <Badge tone="plum">{t("badges.unread")}</Badge>}
      {forPatient?.sensitivity === "sensitive" && <Badge tone="sun">{t("badges.sensitive")}</Badge>}
      {forPatient?.sensitivity === "not_yet_judged" && <Badge tone="sun">{t("badges.notYetJudged")}</Badge>}
      {forPatient?.isHiddenFromProfessionals && (
        <Badge tone="plain">
          <Icon name="hidden" size={16} />
          {t("badges.hidden")}
        </Badge>
      )}
      {author.kind === "patient" && (
        <Badge tone="green">
          <Icon name="person" size={16} />
          {patientName ? t("badges.ownOther", { name: patientName }) : t("badges.own")}
        </Badge>
      )}
      <Badge>{groupLabel(documentGroup, await language())}</Badge>
    </>
  )
}
