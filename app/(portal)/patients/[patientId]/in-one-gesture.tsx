import { Card } from "@/components/ui/card"
import { Icon, type IconName, IconTile } from "@/components/ui/icon"
import { useWords } from "@/lib/request/words"
import type { OwnHomeView } from "./reads"

type Gesture = { href: string; icon: IconName; title: string; text: string }

type InOneGestureProps = Pick<OwnHomeView, "mayAdd" | "latest" | "circle"> & {
  space: { patientId: string; isOwn: boolean; givenName: string }
}

/** What one comes for most often, one tap away: each only where it may be done. */
export function InOneGesture({ space, mayAdd, latest, circle }: InOneGestureProps) {
  const t = useWords("space")
  const base = `/patients/${space.patientId}`
  const say = (word: string) => ({ title: t(`gestures.${word}.title`), text: t(`gestures.${word}.text`) })
  const search = space.isOwn ? t("gestures.search.text") : t("gestures.search.textOther", { name: space.givenName })
  const gestures: Gesture[] = [
    ...(circle ? [{ href: `${base}/care-circle/code`, icon: "key" as const, ...say("code") }] : []),
    ...(mayAdd ? [{ href: `${base}/documents/add`, icon: "upload" as const, ...say("add") }] : []),
    ...(latest
      ? [{ href: `${base}/documents#q`, icon: "search" as const, title: t("gestures.search.title"), text: search }]
      : []),
  ]
  if (gestures.length === 0) return null
  return (
    <Card title={t("gestures.title")}>
      <ul className="flex flex-1 flex-col gap-3">
        {gestures.map(({ href, icon, title, text }) => (
          <li key={href} className="flex max-h-28 flex-1">
            <a
              href={href}
              className="flex w-full items-center gap-4 rounded-control border-2 border-petrol bg-card p-3 text-ink no-underline hover:bg-petrol-tint hover:text-ink"
            >
              <IconTile name={icon} />
              <span className="flex min-w-0 flex-1 flex-col">
                <span className="font-heading text-petrol">{title}</span>
                <span className="text-small text-soft">{text}</span>
              </span>
              <Icon name="next" className="text-petrol" />
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
