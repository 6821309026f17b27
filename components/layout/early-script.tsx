'use client';
import { useServerInsertedHTML } from 'next/navigation';
import { useRef } from 'react';

type Props = { text: string; nonce: string | undefined };

/**
 * A script that runs while those of the page are still on their way. Only the server writes it, into the head of a page
 * that the browser opens: within the application the scripts are there already.
 */
export function EarlyScript({ text, nonce }: Props) {
  const isWritten = useRef(false);
  useServerInsertedHTML(() => {
    if (isWritten.current) return null;
    isWritten.current = true;
    // biome-ignore lint/security/noDangerouslySetInnerHtml: our own text around values that are escaped
    return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: text }} />;
  });
  return null;
}
