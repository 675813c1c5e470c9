import type { NextConfig } from "next"

const DENIED = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "usb",
]

/** The headers that are the same for every answer; those that differ are written by the door of the server (`bin/door/headers.ts`). */
const HEADERS = {
  "X-Content-Type-Options": "nosniff",
  // Not `no-referrer`: browsers would then send "Origin: null", and every form without script would be refused.
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy": DENIED.map((feature) => `${feature}=()`).join(", "),
}

const configuration: NextConfig = {
  distDir: process.env.RELAIS_DIST_DIR ?? ".next",
  poweredByHeader: false,
  images: { unoptimized: true },
  // `npm test` checks the types of everything, tests included; the build would check the half of them a second time.
  typescript: { ignoreBuildErrors: true },
  experimental: { serverActions: { bodySizeLimit: "64kb" } },
  headers: async () => [{ source: "/:path*", headers: Object.entries(HEADERS).map(([key, value]) => ({ key, value })) }],
  serverExternalPackages: ["sharp", "pdfjs-dist", "postgres", "pg-boss", "nodemailer", "pdfkit", "fontkit"],
}

export default configuration
