import { writeFile } from 'node:fs/promises';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import Markdown from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { listAttempts } from '@/lib/attempts/operations';
import { updateMissionStatus } from '@/lib/lifecycle/operations';
import { getReceipt } from '@/lib/receipts/operations';
import { revokeAttempt } from '@/lib/work/operations';
import { send } from '../../client';
import { expect } from '../../fixtures';
import { make } from '../../world';
import type { Scene } from './scene';
import type { Tour } from './tour';

/** Ends the mission, so that its receipt is sealed. */
export async function end({ cast: { owner }, plan: { live } }: Scene): Promise<void> {
  const given = { mission: live, outcome: 'running', limit: 200 };
  const { items } = await make<{ items: { id: string }[] }>(listAttempts, given, owner);
  for (const { id } of items) await make(revokeAttempt, { attempt: id, reason: 'It ends here.' }, owner);
  await make(updateMissionStatus, { mission: live, status: 'failed', reason: 'It ends here.' }, owner);
}

/** What a person downloads, as the server answers it. */
export async function download({ cast: { owner }, plan: { live } }: Scene, format: string): Promise<string> {
  const { status, text } = await send(getReceipt, { mission: live, format }, owner);
  expect(status, text.slice(0, 200)).toBe(200);
  return text;
}

/** Opens a file from the disk, as somebody without an account does. */
export async function openFile(tour: Tour, path: string, text: string): Promise<void> {
  await writeFile(path, text);
  await tour.page.goto(`file://${path}`);
}

/** The page that a renderer makes of Markdown, with everything in it that a text could bring about. */
export function pageOfMarkdown(markdown: string) {
  const page = renderToStaticMarkup(createElement(Markdown, { remarkPlugins: [remarkGfm] }, markdown));
  const rows = page
    .split('<table>')
    .slice(1)
    .map((table) => table.split('</table>')[0]?.split('<tr>').slice(1) ?? []);
  return {
    page,
    headings: [...page.matchAll(/<h(\d)[^>]*>([^<]*)</g)].map(([, level, words]) => `${level} ${words}`),
    tags: [...new Set([...page.matchAll(/<([a-z]\w*)/g)].map(([, tag]) => tag ?? ''))].sort(),
    /** Of each table: how many cells its rows have, which is one number. */
    widths: rows.map((table) => [...new Set(table.map((row) => row.split(/<t[hd]/).length - 1))]),
  };
}
