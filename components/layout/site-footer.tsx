import { useWords } from "@/lib/request/words"

const PAGES = ["help", "privacy", "accessibility", "about"] as const

/** What one looks for when lost, and what Relais is not. */
export function SiteFooter() {
  const t = useWords("layout")
  return (
    <footer className="border-t border-line bg-card print:hidden">
      <div className="mx-auto flex max-w-page flex-col gap-4 px-4 py-6 lg:px-0">
        <nav aria-label={t("footerNavigation")}>
          <ul className="flex flex-col gap-x-8 sm:flex-row sm:flex-wrap">
            {PAGES.map((page) => (
              <li key={page}>
                <a href={`/${page}`} className="lone-link">
                  {t(`footer.${page}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {process.env.RELAIS_MODE === "demo" && <p className="text-small text-soft">{t("demonstration")}</p>}
        <p className="text-small text-soft">{t("emergency")}</p>
      </div>
    </footer>
  )
}
