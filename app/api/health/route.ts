import { getHealth } from "@/lib/platform/health"

export const dynamic = "force-dynamic"

/** For the machines that watch the portal: words about its supports, never a figure and never a cause. */
export async function GET(): Promise<Response> {
  const health = await getHealth()
  return Response.json(health, { status: health.status === "ok" ? 200 : 503, headers: { "Cache-Control": "no-store" } })
}
