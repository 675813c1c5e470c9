import type { Version } from "@/lib/documents/rules"
import { words } from "@/lib/request/words"
import { sayInstantDay } from "../care/care-words"
import { Notice } from "../ui/notice"

/** Leads to another version of a document: `base` is the list that both stand in. */
async function VersionLink({ version, base }: { version: Version; base: string }) {
  const t = await words("documents")
  const said = { title: version.title, date: await sayInstantDay(version.depositedAt) }
  return <a href={`${base}/${version.id}`}>{t("versions.link", said)}</a>
}

/** Stands under the name of a document that replaces an earlier one. */
export async function EarlierVersion({ version, base }: { version: Version; base: string }) {
  const t = await words("documents")
  return (
    <p>
      {t("versions.earlier")} <VersionLink version={version} base={base} />
    </p>
  )
}

/** Stands over a document that a later one replaces. */
export async function LaterVersion({ version, base }: { version: Version; base: string }) {
  const t = await words("documents")
  return (
    <Notice tone="attention" title={t("versions.later")}>
      <p>
        <VersionLink version={version} base={base} />
      </p>
    </Notice>
  )
}
