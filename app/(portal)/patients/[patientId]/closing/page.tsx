import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { isSteppedUp } from "@/lib/account/rules"
import { words } from "@/lib/request/words"
import { patientPage } from "../../patient-page"
import { Asked } from "./asked"
import { Asking } from "./asking"
import { readClosing } from "./reads"
import { Shut } from "./shut"

/** What closing a space does is said first; asked for by its person of age, who signed in anew, and undone in one gesture. */
export default async function ClosingPage({ params, searchParams }: PageProps<"/patients/[patientId]/closing">) {
  const { patientId } = await params
  const { done } = await searchParams
  return patientPage(
    patientId,
    ["view:closing"],
    readClosing,
    async ({ closing, steppedUpAt }) => {
      const t = await words("closing")
      const { state, isOfAge } = closing
      if (state === "shut" || state === "over") return <Shut patientId={patientId} closing={closing} />
      return (
        <>
          <PageHeading title={t("title")} lead={t("lead")} />
          {done === "undone" && state === "open" && <Notice tone="done" title={t("undone")} announced />}
          {state === "asked" && <Asked patientId={patientId} closing={closing} />}
          <Asking
            patientId={patientId}
            isAsked={state === "asked"}
            isOfAge={isOfAge}
            isAnew={isSteppedUp(steppedUpAt, new Date())}
          />
          <p>
            <a href={`/patients/${patientId}/rights`} className="lone-link">
              {t("toRights")}
            </a>
          </p>
        </>
      )
    },
    { section: "rights", width: "question" },
  )
}
