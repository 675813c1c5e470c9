import { PortalPage } from "@/components/layout/portal-page"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { List, ListRow } from "@/components/ui/list-row"
import { PageHeading } from "@/components/ui/page-heading"
import { PURPOSES, type PurposeCode } from "@/lib/reference/purposes"
import { words } from "@/lib/request/words"

/** A form on paper for each purpose, empty, for a counter and for whoever has no screen. */
export default async function FormsPage() {
  const [t, p] = [await words("paper"), await words("purposes")]
  const steps = t.raw("page.steps") as string[]
  return (
    <PortalPage nav="public" current="/forms" width="question">
      <PageHeading title={t("page.title")} lead={t("page.lead")} />
      <Card title={t("page.what")}>
        <ol className="flex list-decimal flex-col gap-3 pl-6">
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p>{t("page.filled")}</p>
      </Card>
      <Card title={t("page.choose")}>
        <List label={t("page.choose")}>
          {PURPOSES.map((purpose) => (
            <FormRow key={purpose} purpose={purpose} title={p(`${purpose}.title`)} hint={p(`${purpose}.hint`)} />
          ))}
        </List>
      </Card>
      <p>
        <a href="/help" className="lone-link">
          {t("page.help")}
        </a>
      </p>
    </PortalPage>
  )
}

type FormRowProps = { purpose: PurposeCode; title: string; hint: string }

async function FormRow({ purpose, title, hint }: FormRowProps) {
  const t = await words("paper")
  return (
    <ListRow title={title} meta={hint}>
      <div className="pt-3">
        <ButtonLink href={`/forms/${purpose}`} tone="secondary" aria-label={t("page.printOf", { purpose: title })}>
          {t("page.print")}
        </ButtonLink>
      </div>
    </ListRow>
  )
}
