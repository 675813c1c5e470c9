import { isLaterVersion, type OtherDocument, type RelatedDocument } from "@/lib/documents/related/rules"
import { words } from "@/lib/request/words"
import { sayInstantDay } from "../care/care-words"
import { Notice } from "../ui/notice"

/** Leads to another document: `base` is the list that both stand in. */
async function OtherLink({ other, base }: { other: OtherDocument; base: string }) {
  const t = await words("documents")
  const said = { title: other.title, date: await sayInstantDay(other.depositedAt) }
  return <a href={`${base}/${other.id}`}>{t("related.link", said)}</a>
}

type RelatedDocumentsProps = { related: RelatedDocument[]; base: string }

/** Stand under the name of a document: what it replaces, adds to, is made from or signs, and what adds to it. */
export async function RelatedDocuments({ related, base }: RelatedDocumentsProps) {
  const t = await words("documents")
  return related
    .filter((one) => !isLaterVersion(one))
    .map(({ relation, direction, other }) => (
      <p key={`${relation} ${direction} ${other.id}`}>
        {t(`related.${direction}.${relation}`)} <OtherLink other={other} base={base} />
      </p>
    ))
}

/** Stands over a document that a later one replaces. */
export async function LaterVersion({ version, base }: { version: OtherDocument; base: string }) {
  const t = await words("documents")
  return (
    <Notice tone="attention" title={t("related.from.replaces")}>
      <p>
        <OtherLink other={version} base={base} />
      </p>
    </Notice>
  )
}
