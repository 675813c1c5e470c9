import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { allTypes } from "@/lib/documents/deposit/rules"
import { getDocument } from "@/lib/documents/queries"
import { ALL_GROUPS } from "@/lib/documents/rules"
import { wordOf } from "@/lib/documents/sensitivity/rules"
import { sentencesOf } from "@/lib/request/refusals"
import { language, words } from "@/lib/request/words"
import { drawnPage } from "../../../../drawn-page"
import { sensitivityOptions } from "../../sensitivity-options"
import { typeOptions } from "../../type-options"
import { DescribeForm } from "./describe-form"

/** Name, type, date, sensitive or not. */
export default async function DescribePage({ params }: PageProps<"/patients/[patientId]/documents/[documentId]/describe">) {
  const { patientId, documentId } = await params
  return drawnPage(
    patientId,
    ["view:documents", "edit:documents"],
    async (access, header) => {
      const { typeCode, title, actOn, version, forPatient } = await getDocument(access, documentId)
      const t = await words("documents")
      const sensitivity = wordOf(typeCode, forPatient?.sensitivity ?? "not_yet_judged")
      const common = await words("common")
      return (
        <>
          <PageHeading title={t("edit.title")} lead={t("edit.lead")} />
          <DescribeForm
            sentences={await sentencesOf("documents")}
            fixed={{ patientId, documentId, version: String(version) }}
            initial={{ typeCode, title, actOn, sensitivity }}
            types={typeOptions(allTypes(access.scope, ALL_GROUPS), await language())}
            sensitivities={sensitivityOptions(t, header)}
            words={{
              summary: t("summary"),
              waiting: t("waiting"),
              type: t("edit.type"),
              name: t("edit.name"),
              date: t("edit.date"),
              dateHint: t("edit.dateHint"),
              sensitivity: t("edit.sensitivity"),
              submit: t("edit.submit"),
              dayWord: common("day"),
              monthWord: common("month"),
              yearWord: common("year"),
            }}
          />
          <ButtonLink href={`/patients/${patientId}/documents/${documentId}`} tone="secondary">
            {t("edit.cancel")}
          </ButtonLink>
        </>
      )
    },
    { width: "question" },
  )
}
