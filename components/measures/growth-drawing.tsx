import type { Drawing } from "@/lib/measures/growth/drawing/rules"

const FINE = "fill-none stroke-line forced-colors:stroke-[GrayText]"
const STRONG = "fill-none stroke-petrol forced-colors:stroke-[CanvasText]"
const REFERENCE = "fill-none stroke-field forced-colors:stroke-[GrayText]"

/** A chart of growth as the server draws it. It says nothing that the sentences around it and the table beside it do not say. */
export function GrowthDrawing({ width, height, grid, axis, breakLine, reference, curves, marks, labels }: Drawing) {
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} className="h-auto w-full fill-ink forced-colors:fill-[CanvasText]">
      <path d={grid} className={FINE} />
      <path d={axis} strokeWidth="2" className={REFERENCE} />
      {breakLine && <path d={breakLine} strokeWidth="2" strokeDasharray="2 6" className={REFERENCE} />}
      {reference.map(({ path, isMiddle }) => (
        <path
          key={path}
          d={path}
          strokeWidth={isMiddle ? 2 : 1.5}
          strokeDasharray={isMiddle ? undefined : "6 4"}
          className={REFERENCE}
        />
      ))}
      <path d={curves} strokeWidth="3" className={STRONG} />
      <path d={marks} className="fill-petrol forced-colors:fill-[CanvasText]" />
      {labels.map(({ x, y, text, anchor }) => (
        <text key={`${x} ${y}`} x={x} y={y} textAnchor={anchor} className="text-small">
          {text}
        </text>
      ))}
    </svg>
  )
}
