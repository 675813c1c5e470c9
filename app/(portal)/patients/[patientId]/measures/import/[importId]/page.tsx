import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { parseView } from "@/lib/measures/importing/schema"
import { words } from "@/lib/request/words"
import { patientPage } from "../../../../patient-page"
import { readImport } from "../../reads"
import { Added } from "./added"
import { PreviewLines } from "./preview-lines"
import { WhatToAdd } from "./what-to-add"

/** What was just done, in the words that are true of what is left. */
const doneOf = (done: unknown, { standing }: { standing: number }) => {
  if (done === "withdrawn") return standing > 0 ? "withdrawnSome" : "withdrawn"
  return done === "imported" ? done : null
}

/** A file before its measures are added, line by line; and what became of it. */
export default async function OneImportPage({
  params,
  searchParams,
}: PageProps<"/patients/[patientId]/measures/import/[importId]">) {
  const { patientId, importId } = await params
  const query = await searchParams
  const base = `/patients/${patientId}/measures`
  return patientPage(
    patientId,
    ["view:measures", "add:measures"],
    (access) => readImport(access, importId),
    async ({ space, found, units, isProposed }) => {
      const t = await words("measures")
      const ids = { patientId, importId }
      const kicker = space.isOwn ? t("title") : t("titleOf", { name: space.givenName })
      if (found.state === "added") {
        const done = doneOf(query.done, found)
        return (
          <>
            {done && <Notice tone="done" title={t(`import.added.done.${done}`)} announced />}
            <PageHeading kicker={kicker} title={t("import.added.title")} />
            <Added ids={ids} added={found} />
          </>
        )
      }
      const { file, lines } = found
      const lead = isProposed ? t("add.leadProposed", { name: space.givenName }) : t("add.lead")
      return (
        <>
          <PageHeading kicker={kicker} title={t("import.preview.title")} lead={lead} />
          <WhatToAdd ids={ids} file={file} lines={lines} units={units} />
          <PreviewLines base={`${base}/import/${importId}`} file={file} lines={lines} view={parseView(query)} units={units} />
        </>
      )
    },
  )
}
