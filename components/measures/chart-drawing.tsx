import { type Band, layOut, type Series, type Sheet } from "./chart-scales"

type ChartDrawingProps = {
  series: Series[]
  bands: Band[]
  /** The symbol of the unit, over the numbers at the left. */
  unit: string
  /** A number at the left, in the reader's language. */
  say: (value: number) => string
  /** The days under the left end, the middle and the right end. */
  days: string[]
}

const WIDE: Sheet = { width: 600, height: 340 }
const NARROW: Sheet = { width: 296, height: 280 }

/**
 * A chart as the server draws it, once for a wide screen and once for a telephone. It says nothing that the sentence over it and
 * the table beside it do not say: screen readers read those.
 */
export function ChartDrawing(props: ChartDrawingProps) {
  return (
    <>
      <div className="max-sm:hidden">
        <Drawing {...props} sheet={WIDE} />
      </div>
      <div className="sm:hidden">
        <Drawing {...props} sheet={NARROW} />
      </div>
    </>
  )
}

function Drawing({ series, bands, unit, say, days, sheet }: ChartDrawingProps & { sheet: Sheet }) {
  const { left, right, bottom, ticks, bands: shown, series: lines } = layOut(series, bands, sheet)
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${sheet.width} ${sheet.height}`}
      className="h-auto w-full fill-ink forced-colors:fill-[CanvasText]"
    >
      <text x={left - 10} y={18} textAnchor="end" className="font-heading text-small">
        {unit}
      </text>
      {shown.map(({ top, bottom: end }) => (
        <rect
          key={`${top}`}
          x={left}
          y={top}
          width={right - left}
          height={end - top}
          className="fill-petrol-tint forced-colors:fill-none"
        />
      ))}
      {ticks.map(({ value, at }) => (
        <g key={value}>
          <path d={`M${left},${at}H${right}`} className="fill-none stroke-line forced-colors:stroke-[GrayText]" />
          <text x={left - 10} y={at + 5} textAnchor="end" className="text-small">
            {say(value)}
          </text>
        </g>
      ))}
      {shown.flatMap(({ edges }) =>
        edges.map((at) => (
          <path
            key={at}
            d={`M${left},${at}H${right}`}
            strokeWidth="2"
            strokeDasharray="6 4"
            className="fill-none stroke-petrol forced-colors:stroke-[CanvasText]"
          />
        )),
      )}
      <path
        d={`M${left},${bottom}H${right}`}
        strokeWidth="2"
        className="fill-none stroke-field forced-colors:stroke-[CanvasText]"
      />
      <Days days={days} left={left} right={right} at={bottom + 24} />
      {lines.map((one) => (
        <g key={one.path}>
          <path d={one.spans} strokeWidth="4" className="fill-none stroke-field forced-colors:stroke-[GrayText]" />
          <path d={one.path} strokeWidth="2" className="fill-none stroke-petrol forced-colors:stroke-[CanvasText]" />
          <path d={one.inside} className="fill-petrol forced-colors:fill-[CanvasText]" />
          <path
            d={one.beside}
            strokeWidth="2"
            className="fill-card stroke-ink forced-colors:fill-[Canvas] forced-colors:stroke-[CanvasText]"
          />
        </g>
      ))}
    </svg>
  )
}

function Days({ days, left, right, at }: { days: string[]; left: number; right: number; at: number }) {
  const [first, ...rest] = days
  const last = rest.pop()
  return (
    <>
      <text x={last ? left : (left + right) / 2} y={at} textAnchor={last ? "start" : "middle"} className="text-small">
        {first}
      </text>
      {last && (
        <text x={right} y={at} textAnchor="end" className="text-small">
          {last}
        </text>
      )}
    </>
  )
}
