import { downloadName } from "@/lib/documents/download/rules"
import type { LeavingDocument } from "@/lib/documents/leaving/queries"
import type { IndexSection } from "@/lib/exports/index/rules"
import { namedOnce } from "@/lib/exports/rules"
import type { Pack } from "@/lib/exports/schema"
import { typeLabel } from "@/lib/reference/document-types"
import { type Saying, sayDate, sectionOf } from "./saying"

/** Each document with its files beside the page: which they are, and how they are called there. */
export function packDocuments(documents: readonly LeavingDocument[], title: string, saying: Saying) {
  const { t, f, language } = saying
  const name = namedOnce()
  const files: Pack["files"] = []
  const lines = documents.map((document) => {
    const links = document.parts.map((part) => {
      const label = name(downloadName(document, part, document.parts.length))
      const path = `${t("file.documents")}/${label}`
      files.push({ documentId: document.id, position: part.position, path })
      return { path, label }
    })
    const type = typeLabel(document.typeCode, language)
    const said = { type, date: f.day(document.actOn), name: document.authorName, on: sayDate(saying, document.depositedAt) }
    return { name: document.title || type, lines: [t("file.deposited", said)], links }
  })
  const section: IndexSection = sectionOf("documents", title, lines)
  return { files, section }
}
