import type { AboutAnother } from "@/lib/documents/about/rules"
import type { Author } from "@/lib/documents/rules"
import { words } from "@/lib/request/words"
import { sayDay, sayInstantDay } from "../care/care-words"
import { Notice } from "../ui/notice"

/** Whom a document says it is about, in one sentence, and what else it tells of that person. */
export async function sayAboutAnother({ name, birthDate, number }: AboutAnother): Promise<{ title: string; more: string[] }> {
  const t = await words("documents")
  const kind = name ? "named" : number ? "number" : "other"
  const more = [
    birthDate && t("about.birthDate", { date: await sayDay(birthDate) }),
    number && t("about.number", { number: number.replace(/^(.)(..)/, "$1 $2 ") }),
  ]
  return { title: t("about.title", { kind, name: name ?? "" }), more: more.filter((sentence) => sentence !== null) }
}

type AboutBannerProps = {
  about: AboutAnother & { confirmedAt: Date }
  /** Who deposited it, and said that it is for the person of the space all the same. */
  author: Author
  /** The given name of the patient, for everybody but herself. */
  patientName?: string
}

/** Stands over a document that names somebody else, for whoever reads it, for ever. */
export async function AboutBanner({ about, author, patientName }: AboutBannerProps) {
  const t = await words("documents")
  const { title, more } = await sayAboutAnother(about)
  const by = author.isYou ? "you" : author.kind
  const date = await sayInstantDay(about.confirmedAt)
  const whose = patientName ? "other" : "mine"
  return (
    <Notice tone="danger" title={title}>
      {more.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>{t("about.said", { by, author: author.name, date, whose, patient: patientName ?? "" })}</p>
    </Notice>
  )
}
