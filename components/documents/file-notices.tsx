import type { DocumentPart } from "@/lib/documents/rules"
import { words } from "@/lib/request/words"
import { Notice } from "../ui/notice"

type FileNoticesProps = {
  parts: readonly DocumentPart[]
  /** Where the person whose it is finds the file as it was given. */
  original?: string
}

/** What is good to know of the file before it is read: that it is a copy, and what else stands in it. */
export function FileNotices({ parts, original }: FileNoticesProps) {
  const copy = parts.find(({ isCopy }) => isCopy)
  const names = parts.flatMap(({ attachments }) => attachments)
  return (
    <>
      {copy && <CopyNotice kind={copy.mediaType === "text/xml" ? "cda" : "pdf"} original={original} />}
      {names.length > 0 && <AttachedNotice names={names} />}
    </>
  )
}

async function CopyNotice({ kind, original }: { kind: "cda" | "pdf"; original?: string }) {
  const t = await words("documents.file")
  return (
    <Notice>
      <p>{t(kind)}</p>
      {original && <p>{t("own")}</p>}
      {original && (
        <p className="print:hidden">
          <a href={original} className="lone-link">
            {t("original")}
          </a>
        </p>
      )}
    </Notice>
  )
}

async function AttachedNotice({ names }: { names: readonly string[] }) {
  const t = await words("documents.file")
  return (
    <Notice>
      <p>{t("attached", { count: names.length })}</p>
      <ul className="list-disc ps-6">
        {names.map((name) => (
          <li key={name} className="break-words">
            {name}
          </li>
        ))}
      </ul>
      <p>{t("attachedOpen")}</p>
    </Notice>
  )
}
