import { useWords } from "@/lib/request/words"
import { TEMPLATES } from "@/lib/threads/templates/rules"

/** The answers that a professional may begin with, a link each: the page comes back with its words in the field. */
export function Templates({ here }: { here: string }) {
  const t = useWords("threads")
  return (
    <nav aria-label={t("thread.templates")} className="flex flex-col gap-1 print:hidden">
      <p className="text-soft">{t("thread.templates")}</p>
      <ul className="flex flex-wrap gap-x-6">
        {TEMPLATES.map((template) => (
          <li key={template}>
            <a href={`${here}?template=${template}#answer`} className="lone-link">
              {t(`templates.${template}.title`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
