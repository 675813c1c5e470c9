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

/** What a row needs to speak, asked for once for a whole list. */
export type RowSpeech = {
  t: Awaited<ReturnType<typeof words>>
  f: Awaited<ReturnType<typeof formats>>
  locale: Awaited<ReturnType<typeof language>>
}

/** The words of rows, in the language of the request. */
export async function rowSpeech(): Promise<RowSpeech> {
  return { t: await words("documents"), f: await formats(), locale: await language() }
}

/** One document of a list: what, when, from whom, and its marks. */
export async function DocumentRow(props: DocumentRowProps) {
  return <SpokenDocumentRow {...props} speech={await rowSpeech()} />
}

/** The same where the words are at hand. */
export function SpokenDocumentRow({ line, href, patientName, speech }: DocumentRowProps & { speech: RowSpeech }) {
  const { t, f } = speech
  const day = f.dateTime(new Date(`${line.actOn}T12:00:00Z`), { day: "numeric", month: "long", year: "numeric" })
  return (
    <ListRow
      icon={GROUP_ICONS[line.documentGroup]}
      href={href}
      title={line.title}
      meta={`${day} · ${sayAuthor(line.author, t, patientName)}`}
      badges={<DocumentBadges line={line} patientName={patientName} speech={speech} />}
    />
  )
}

type BadgesProps = { line: DocumentLine; patientName?: string; speech: RowSpeech }

/** The marks of a document; those that only the patient, or only professionals, may know are there for them alone. */
export function DocumentBadges({ line, patientName, speech }: BadgesProps) {
  const { t, locale } = speech
  const { isUnread, author, documentGroup, forPatient, forProfessional } = line
  return (
    <>
      {isUnread && <Badge tone="plum">{t("badges.unread")}</Badge>}
      {forPatient?.sensitivity === "sensitive" && <Badge tone="sun">{t("badges.sensitive")}</Badge>}
      {forPatient?.sensitivity === "not_yet_judged" && <Badge tone="sun">{t("badges.notYetJudged")}</Badge>}
      {forProfessional?.announceOn && <Badge tone="sun">{t("badges.awaited")}</Badge>}
      {forProfessional?.isHiddenFromRepresentatives && <Badge tone="sun">{t("badges.fromRepresentatives")}</Badge>}
      {(forPatient ?? forProfessional)?.isHiddenFromProfessionals && (
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
      <Badge>{groupLabel(documentGroup, locale)}</Badge>
    </>
  )
}
