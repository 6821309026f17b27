import { headers } from 'next/headers';
import { type EarlyRequest, earlyScript } from '@/lib/client/early-reads';

/**
 * Sends what a page reads first while its scripts are still on their way. Only in a page that the browser opens: within
 * the application the scripts are there already.
 */
export async function EarlyReads({ requests }: { requests: readonly EarlyRequest[] }) {
  const asked = await headers();
  if (asked.get('sec-fetch-dest') !== 'document') return null;
  return (
    <script
      nonce={asked.get('x-nonce') ?? undefined}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: our own text around values that are escaped
      dangerouslySetInnerHTML={{ __html: earlyScript(requests) }}
    />
  );
}
