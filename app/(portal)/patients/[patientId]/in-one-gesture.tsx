import { gestureWays } from "@/components/layout/ways"
import { Card } from "@/components/ui/card"
import { Icon, IconTile } from "@/components/ui/icon"
import { useWords } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"

/** What one comes for most often, one tap away: each only where it may be done. */
export function InOneGesture({ space }: { space: SpaceHeader }) {
  const [t, layout] = [useWords("space"), useWords("layout")]
  const whose = space.isOwn ? "mine" : "other"
  const ways = gestureWays(space, layout)
  if (ways.length === 0) return null
  return (
    <Card title={layout("gestures.title")} screenOnly>
      <ul className="flex flex-1 flex-col gap-3">
        {ways.map(({ gesture, href, icon, label }) => (
          <li key={gesture} className="flex max-h-32 flex-1">
            <a
              href={href}
              className="flex w-full items-center gap-4 rounded-control border-2 border-petrol bg-card p-3 text-ink no-underline hover:bg-petrol-tint hover:text-ink"
            >
              <IconTile name={icon} />
              <span className="flex min-w-0 flex-1 flex-col">
                <span className="font-heading text-petrol">{label}</span>
                <span className="text-small text-soft">{t(`gestures.${gesture}`, { whose, name: space.givenName })}</span>
              </span>
              <Icon name="next" className="text-petrol" />
            </a>
          </li>
        ))}
      </ul>
    </Card>
  )
}
