import { redirect } from "next/navigation"
import { PageTitle } from "@/components/layout/page-title"
import { PortalPage } from "@/components/layout/portal-page"
import { Avatar } from "@/components/ui/avatar"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Card, Columns } from "@/components/ui/card"
import { Heard } from "@/components/ui/heard"
import { type IconName, IconTile } from "@/components/ui/icon"
import { MarkedList } from "@/components/ui/marked-list"
import { Notice } from "@/components/ui/notice"
import { SectionHeading } from "@/components/ui/page-heading"
import { Unbroken } from "@/components/ui/unbroken"
import { safeBackPath } from "@/lib/account/rules"
import { configuration } from "@/lib/platform/configuration"
import { words } from "@/lib/request/words"

type Words = Awaited<ReturnType<typeof words>>

/** The first page; whoever was signed out on the way to another one, by the wrong person's session, is led on to that. */
export default async function WelcomePage({ searchParams }: PageProps<"/">) {
  const back = safeBackPath([(await searchParams).state].flat()[0])
  if (back && back !== "/") redirect(back)
  const t = await words("home")
  return (
    <PortalPage nav="public" current="/">
      {configuration().mode === "demo" && (
        <Notice tone="attention" title={t("demo.title")}>
          <p>{t("demo.text")}</p>
        </Notice>
      )}
      <div className="grid items-center gap-8 pb-6 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-12">
        <div className="flex flex-col gap-6">
          <PageTitle title={t("title")} />
          <h1 className="text-page sm:text-page-wide">
            <Unbroken>{t("title")}</Unbroken>
          </h1>
          <p className="text-large text-soft">{t("lead")}</p>
          <Actions>
            <ButtonLink href="/sign-in/citizen">
              {t("signIn")}
              <Heard>{t("signInForWhom")}</Heard>
            </ButtonLink>
            <ButtonLink href="/invitation" tone="secondary">
              {t("invitation")}
            </ButtonLink>
          </Actions>
        </div>
        <Example t={t} />
      </div>
      <Parts t={t} />
      <Columns main={<ForHelpers t={t} />} side={<ForOthers t={t} />} />
      <Notice title={t("notMes.title")}>
        <p>
          {t("notMes.text")} <a href="/about">{t("notMes.link")}</a>
        </p>
      </Notice>
    </PortalPage>
  )
}

/** What an access looks like to the person who gave it, shown rather than told. */
function Example({ t }: { t: Words }) {
  return (
    <figure className="rounded-card border border-line bg-card p-6">
      <figcaption className="pb-4 text-small text-soft">{t("example.caption")}</figcaption>
      <div className="flex items-center gap-4 pb-6">
        <Avatar name={t("example.name")} />
        <div>
          <p className="font-heading text-large">{t("example.person")}</p>
          <p className="text-small text-soft">{t("example.until")}</p>
        </div>
      </div>
      <ExampleList t={t} mark="yes" title="can" />
      <ExampleList t={t} mark="no" title="cannot" />
      <p className="border-t border-line pt-4 text-small text-soft">{t("example.last")}</p>
    </figure>
  )
}

function ExampleList({ t, mark, title }: { t: Words; mark: "yes" | "no"; title: "can" | "cannot" }) {
  const items: string[] = t.raw(`example.${title}Items`)
  return (
    <div className="pb-6">
      <p className="pb-2 font-heading">{t(`example.${title}`)}</p>
      <MarkedList mark={mark} markWord={t(`example.${mark}`)} items={items.map((item) => ({ key: item, content: item }))} />
    </div>
  )
}

const PARTS: { part: string; icon: IconName }[] = [
  { part: "documents", icon: "document" },
  { part: "access", icon: "help" },
  { part: "journal", icon: "journal" },
]

function Parts({ t }: { t: Words }) {
  return (
    <section className="flex flex-col gap-6 pb-6">
      <SectionHeading title={t("parts.heading")} />
      <div className="grid gap-6 md:grid-cols-3">
        {PARTS.map(({ part, icon }) => (
          <Card key={part}>
            <IconTile name={icon} />
            <h3 className="text-large">
              <Unbroken>{t(`parts.${part}`)}</Unbroken>
            </h3>
            <p>{t(`parts.${part}Text`)}</p>
          </Card>
        ))}
      </div>
    </section>
  )
}

function ForHelpers({ t }: { t: Words }) {
  return (
    <Card tone="deep" title={t("helper.title")}>
      <p>{t("helper.text")}</p>
      <p>{t("helper.shared")}</p>
      <p>
        <a href="/helping/ask" className="lone-link">
          {t("helper.ask")}
        </a>
      </p>
      <p>
        <a href="/invitation" className="lone-link">
          {t("helper.link")}
        </a>
      </p>
    </Card>
  )
}

function ForOthers({ t }: { t: Words }) {
  return (
    <Card title={t("others.title")}>
      <ul className="flex flex-col">
        {(["professional", "reviewer"] as const).map((face) => (
          <li key={face}>
            <a href={`/sign-in/${face}`} className="lone-link">
              {t(`others.${face}`)}
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
