import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { sentencesOf } from "@/lib/request/refusals"
import { language, words } from "@/lib/request/words"
import { patientPage } from "../../../../patient-page"
import { readDescription } from "../../reads"
import { sensitivityOptions } from "../../sensitivity-options"
import { typeOptions } from "../../type-options"
import { DescribeForm } from "./describe-form"

/** Name, type, date, sensitive or not. */
export default async function DescribePage({ params }: PageProps<"/patients/[patientId]/documents/[documentId]/describe">) {
  const { patientId, documentId } = await params
  return patientPage(
    patientId,
    ["view:documents", "edit:documents"],
    (access) => readDescription(access, documentId),
    async ({ space, described, version, types }) => {
      const t = await words("documents")
      return (
        <>
          <PageHeading title={t("edit.title")} lead={t("edit.lead")} />
          <DescribeForm
            sentences={await sentencesOf("documents")}
            fixed={{ patientId, documentId, version: String(version) }}
            initial={described}
            types={typeOptions(types, await language())}
            sensitivities={sensitivityOptions(t, space)}
            words={await formWords()}
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

async function formWords() {
  const [t, common] = [await words("documents"), await words("common")]
  return {
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
  }
}
