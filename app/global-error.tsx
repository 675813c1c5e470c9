"use client"

import { Failure } from "@/components/layout/failure"
import "./globals.css"

type Broken = { error: Error & { digest?: string } }

/** When even the frame of the pages broke: only a new load can help. */
export default function PortalFailure({ error }: Broken) {
  return (
    <html lang="fr">
      <body>
        <Failure reference={error.digest} onRetry={() => window.location.reload()} />
      </body>
    </html>
  )
}
