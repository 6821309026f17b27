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
import { expect, test } from '../../fixtures';
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
export async function openFile(tour: Tour, name: string, text: string): Promise<void> {
  const path = test.info().outputPath(name);
  await writeFile(path, text);
  await tour.page.goto(`file://${path}`);
}

/** What a renderer makes of Markdown, and everything in it that a text could bring about. */
export function readMarkdown(markdown: string) {
  const html = renderToStaticMarkup(createElement(Markdown, { remarkPlugins: [remarkGfm] }, markdown));
  const rows = html
    .split('<table>')
    .slice(1)
    .map((table) => table.split('</table>')[0]?.split('<tr>').slice(1) ?? []);
  return {
    html,
    headings: [...html.matchAll(/<h(\d)[^>]*>([^<]*)</g)].map(([, level, words]) => `${level} ${words}`),
    tags: [...new Set([...html.matchAll(/<([a-z]\w*)/g)].map(([, tag]) => tag ?? ''))].sort(),
    /** Of each table: how many cells its rows have, which is one number. */
    widths: rows.map((table) => [...new Set(table.map((row) => row.split(/<t[hd]/).length - 1))]),
  };
}

/** A page that breaks long words, as those that show Markdown do. */
export const pageOf = (html: string): string =>
  `<!doctype html><meta charset="utf-8"><style>body{overflow-wrap:anywhere}pre{white-space:pre-wrap}</style>${html}`;
