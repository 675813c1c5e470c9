import { useWords } from "@/lib/request/words"

/** How much is unread behind a way: a number to the eye, a sentence to a screen reader. */
export function Unread({ count }: { count?: number }) {
  const t = useWords("threads")
  if (!count) return null
  return (
    <span className="inline-flex min-w-6 items-center justify-center rounded-round bg-sun px-1.5 font-heading text-small text-on-sun forced-colors:border">
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="sr-only">{t("unread", { count })}</span>
    </span>
  )
}
