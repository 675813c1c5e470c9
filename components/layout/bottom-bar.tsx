import type { ReactNode } from "react"
import { Icon } from "../ui/icon"
import { Menu } from "./menu"
import { Unread } from "./unread"
import type { Way } from "./ways"

const CELL = "thumb-cell"

type BottomBarProps = { label: string; ways: readonly Way[]; tone: "petrol" | "plum"; more: string; children: ReactNode }

/** The same ways within reach of a thumb, and everything else under "Plus"; it is there only where the wide bar is not. */
export function BottomBar({ label, ways, tone, more, children }: BottomBarProps) {
  const here = tone === "plum" ? "border-plum text-plum" : "border-petrol text-petrol"
  return (
    <nav
      aria-label={label}
      className={`bottom-bar z-10 border-t bg-card md:hidden print:hidden ${tone === "plum" ? "border-t-2 border-plum" : "border-line"}`}
    >
      <ul className="mx-auto flex max-w-question flex-wrap">
        {ways.map(({ href, label: words, icon, isCurrent, unread }) => (
          <li key={href} className="min-w-11 flex-auto">
            <a
              href={href}
              aria-current={isCurrent ? "page" : undefined}
              className={`${CELL} ${isCurrent ? here : "border-unlit text-ink"}`}
            >
              {unread ? <Counted icon={icon} unread={unread} /> : <Icon name={icon} />}
              <span className="text-center leading-tight whitespace-nowrap">{words}</span>
            </a>
          </li>
        ))}
        <li className="min-w-11 flex-auto">
          <Menu
            summary={
              <>
                <Icon name="more" />
                {more}
              </>
            }
            summaryClass={`${CELL} border-unlit text-ink`}
            panelClass="inset-x-0 bottom-full max-h-[70dvh] border-t-2"
          >
            {children}
          </Menu>
        </li>
      </ul>
    </nav>
  )
}

function Counted({ icon, unread }: { icon: Way["icon"]; unread: number }) {
  return (
    <span className="relative">
      <Icon name={icon} />
      <span className="absolute -top-2 left-4">
        <Unread count={unread} />
      </span>
    </span>
  )
}
