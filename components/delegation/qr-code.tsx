import { qrPath } from "@/lib/platform/letters/qr-path"

/** A code to photograph, drawn as one path, dark on white in either theme so that every camera reads it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { side, path } = qrPath(text)
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      className="w-full max-w-80 rounded-card"
    >
      <path fill="#fff" d={`M0 0h${side}v${side}H0z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
