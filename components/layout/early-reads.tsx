'use client';
import { useServerInsertedHTML } from 'next/navigation';
import { useRef } from 'react';
import { type EarlyRequest, earlyScript } from '@/lib/client/early-reads';

type Props = { requests: readonly EarlyRequest[]; nonce: string | undefined };

/**
 * Sends what a page reads first while its scripts are still on their way. Only the server writes it, into the head of a
 * page that the browser opens: within the application the scripts are there already.
 */
export function EarlyReads({ requests, nonce }: Props) {
  const isWritten = useRef(false);
  useServerInsertedHTML(() => {
    if (isWritten.current) return null;
    isWritten.current = true;
    // biome-ignore lint/security/noDangerouslySetInnerHtml: our own text around values that are escaped
    return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: earlyScript(requests) }} />;
  });
  return null;
}
