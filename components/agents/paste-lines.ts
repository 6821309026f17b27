/** Ten lines to paste into a shell with curl and jq: claim a task, say how far it is, complete it. */
export function curlLines(origin: string, secret: string): string {
  return `export API=${origin}/api/v1 TOKEN=${secret} LEASE=
call() { curl -sS -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
  -H "Idempotency-Key: $(date +%s%N)" -H "Mission-Lease: $LEASE" "$API/$1" -d "$2"; }
CLAIM=$(call tasks/claim '{"waitSeconds":30}')
TASK=$(echo "$CLAIM" | jq -r .task.id) LEASE=$(echo "$CLAIM" | jq -r .leaseToken)
echo "$CLAIM" | jq '.task, .reason'
call tasks/$TASK/heartbeat '{}'
call tasks/$TASK/progress '{"percent":50,"note":"Half of it is done"}'
call tasks/$TASK/complete '{"handoff":{"summary":"Done by hand, over curl"}}'`;
}

/** One line that shows whether a member's token works. */
export const checkLine = (origin: string, secret: string): string =>
  `curl -sS -H "Authorization: Bearer ${secret}" ${origin}/api/v1/me`;

/** The configuration of a harness that speaks MCP, as most of them write it. */
export const mcpLines = (origin: string, secret: string): string =>
  JSON.stringify(
    {
      mcpServers: {
        'mission-control': {
          type: 'http',
          url: `${origin}/api/mcp`,
          headers: { Authorization: `Bearer ${secret}` },
        },
      },
    },
    null,
    2,
  );

/** Lines that turn a program into a worker: fetch the command, check it, run it. */
export const workLines = (origin: string, secret: string): string => `curl -fsSO ${origin}/cli/mission-control.mjs
curl -fsS ${origin}/cli/mission-control.mjs.sha256 | sha256sum -c
export MC_SERVER=${origin} MC_TOKEN=${secret}
node mission-control.mjs work --exec 'claude -p'`;
