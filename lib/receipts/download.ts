import 'server-only';
import type { z } from 'zod';
import { canonicalJson } from '../core/canonical-json';
import { FileAnswer } from '../server/route';
import type { Tenant } from '../server/tenant';
import { findSealedReceipt, readDraft, type StoredReceipt } from './data';
import { renderReceiptHtml } from './render-html';
import { renderReceiptMarkdown } from './render-markdown';
import { draftFormat, type getReceiptInput, type ReceiptDocument } from './schema';
import { sealedFileText } from './seal';

const mediaTypes = {
  json: 'application/json',
  markdown: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const;
const endings = { json: 'json', markdown: 'md', html: 'html' } as const;

/** The receipt as a file: the sealed JSON in exactly the bytes that verify, or a view; a draft where nothing is sealed. */
export async function downloadReceipt(tenant: Tenant, input: z.output<typeof getReceiptInput>): Promise<FileAnswer> {
  const stored = input.draft ? null : await findSealedReceipt(tenant, input);
  const document = stored ? (JSON.parse(stored.seal.body) as ReceiptDocument) : await readDraft(tenant, input.mission);
  const text = { json: jsonText, markdown: markdownText, html: htmlText }[input.format](document, stored);
  const name = stored ? `${document.number}-v${document.version}` : 'draft';
  return new FileAnswer(text, {
    'content-type': mediaTypes[input.format],
    'content-disposition': `attachment; filename="${name}.${endings[input.format]}"`,
  });
}

const jsonText = (receipt: ReceiptDocument, stored: StoredReceipt | null): string =>
  stored ? sealedFileText(stored.seal, stored.chain) : canonicalJson({ format: draftFormat, receipt });

const markdownText = (document: ReceiptDocument, stored: StoredReceipt | null): string =>
  renderReceiptMarkdown(document, stored?.seal ?? null);

const htmlText = (document: ReceiptDocument, stored: StoredReceipt | null): string =>
  renderReceiptHtml(document, stored?.seal ?? null);
