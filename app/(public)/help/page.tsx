import { PortalPage } from "@/components/layout/portal-page"
import { Card } from "@/components/ui/card"
import { Details } from "@/components/ui/details"
import { PageHeading } from "@/components/ui/page-heading"
import { listHelpNumbers } from "@/lib/reference/help-numbers"
import { words } from "@/lib/request/words"
import { Contact } from "./contact"

const QUESTIONS = ["lost", "invite", "paper", "stop", "code", "shared", "who", "marks"] as const

export default async function HelpPage() {
  const [t, forms] = [await words("help"), (await words("paper"))("link")]
  return (
    <PortalPage nav="public" current="/help" width="question">
      <PageHeading title={t("title")} lead={t("lead")} />
      <UrgentNumbers t={t} />
      <Card title={t("questions.title")}>
        <div className="flex flex-col gap-2">
          {QUESTIONS.map((question) => (
            <Details key={question} summary={t(`questions.${question}.q`)}>
              <p>{t(`questions.${question}.a`)}</p>
              {question === "paper" && (
                <p>
                  <a href="/forms" className="lone-link">
                    {forms}
                  </a>
                </p>
              )}
              {question === "code" && (
                <p>
                  <a href="/invitation" className="lone-link">
                    {t("invitationLink")}
                  </a>
                </p>
              )}
            </Details>
          ))}
        </div>
      </Card>
      <Card title={t("leave.title")}>
        <p>{t("leave.text")}</p>
      </Card>
      <Contact title={t("contact.title")} />
    </PortalPage>
  )
}

type Words = Awaited<ReturnType<typeof words>>

function UrgentNumbers({ t }: { t: Words }) {
  return (
    <Card title={t("urgent.title")}>
      <p>{t("urgent.text")}</p>
      <ul className="divide-y divide-line">
        {listHelpNumbers().map(({ code, shown }) => (
          <li key={code} className="flex items-center gap-4 py-1">
            <a
              href={code === "114" ? "sms:114" : `tel:${code}`}
              className="inline-flex min-h-11 w-20 shrink-0 whitespace-nowrap items-center font-heading text-title"
            >
              {shown}
            </a>
            <span>{t(`urgent.numbers.n${code}`)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
