import { formWords } from "@/components/delegation/form-words"
import { PortalPage } from "@/components/layout/portal-page"
import { PageHeading } from "@/components/ui/page-heading"
import { parseConsultationCode } from "@/lib/consultation/rules"
import { groupedCode } from "@/lib/platform/written-code"
import { requireActor } from "@/lib/request/actor"
import { words } from "@/lib/request/words"
import { OpenForm } from "./open-form"

/** A code in hand, or scanned: following the link fills it in and opens nothing. */
export default async function OpenPage({ searchParams }: PageProps<"/professional/open">) {
  await requireActor("professional")
  const { code: given } = await searchParams
  const code = typeof given === "string" && given.length <= 40 ? parseConsultationCode(given) : null
  const t = await words("professional")
  return (
    <PortalPage nav="professional" current="/professional/open" width="question">
      <PageHeading kicker={(await words("layout"))("nav.openByCode")} title={t("open.title")} lead={t("open.lead")} />
      <OpenForm
        code={code ? groupedCode(code) : ""}
        words={{ ...(await formWords(t("open.submit"))), field: t("open.field"), hint: t("open.hint") }}
      />
      <p className="text-soft">{t("open.notes")}</p>
    </PortalPage>
  )
}
