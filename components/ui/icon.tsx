import { ICON_SHAPES, type IconName } from "./icon-shapes"

export type { IconName }

/** Decoration beside words, never instead of them. */
export function Icon({ name, size = 24, className = "" }: { name: IconName; size?: 16 | 20 | 24 | 32; className?: string }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 24 24" className={className ? `icon ${className}` : "icon"}>
      <path d={ICON_SHAPES[name]} />
    </svg>
  )
}

/** An icon on a tinted square, at the head of a row or of an empty page; plum says that it is new. */
export function IconTile({ name, tone = "petrol" }: { name: IconName; tone?: "petrol" | "plum" }) {
  const colours = tone === "plum" ? "bg-plum-tint text-plum" : "bg-petrol-tint text-petrol-strong"
  return (
    <span className={`grid size-11 shrink-0 place-items-center rounded-control ${colours}`}>
      <Icon name={name} />
    </span>
  )
}
