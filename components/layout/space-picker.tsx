import { useWords } from "@/lib/request/words"
import { Icon } from "../ui/icon"
import { SPACES } from "./destinations"
import { Menu } from "./menu"
import { Spaces } from "./spaces"

type SpacePickerProps = {
  /** Whose space one is in, when it is somebody else's. */
  otherName?: string
  /** The first page of that space. */
  otherHome?: string
  /** One's own space, or the list of people, when the page is that. */
  current?: string
}

/** Which space this is, and the way to another: the one thing that the header must never leave unsaid. */
export function SpacePicker({ otherName, otherHome, current }: SpacePickerProps) {
  const t = useWords("layout")
  const here = SPACES.find(({ href }) => href === current)
  const label = otherName ?? (here ? t(`nav.${here.word}`) : t("chooseSpace"))
  const places = SPACES.map(({ href, word, icon }) => ({ href, label: t(`nav.${word}`), sign: <Icon name={icon} size={20} /> }))
  const tint = otherName ? "bg-plum-tint text-plum" : "bg-petrol-tint text-petrol-strong"
  return (
    <div className="min-w-0 sm:relative">
      <Menu
        summary={
          <>
            <span className="sr-only">{t("space")}</span>
            {/* Two lines of a long name: the banner under the header says it whole. */}
            <span className="line-clamp-2 min-w-0 leading-tight wrap-anywhere max-sm:text-small max-sm:leading-tight">
              {label}
            </span>
            <Icon name="down" size={20} />
          </>
        }
        summaryClass={`inline-flex min-h-11 items-center gap-1 rounded-control px-3 py-1 font-heading sm:gap-2 sm:px-4 ${tint}`}
        panelClass="inset-x-4 top-full mt-2 max-h-[70dvh] rounded-control border sm:right-auto sm:left-0 sm:w-max sm:min-w-64 sm:max-w-[calc(100vw-2rem)]"
      >
        <Spaces places={places} current={otherHome ?? current} />
      </Menu>
    </div>
  )
}
