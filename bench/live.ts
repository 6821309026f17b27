import { request } from 'node:http';
import { chromium, type Page } from '@playwright/test';
import type { Http } from './http.ts';
import { quantiles } from './measure.ts';

export type LiveFigures = {
  stream: { p50: number; p95: number };
  browser: { p50: number; p95: number };
  count: number;
};

type Given = {
  url: string;
  slug: string;
  mission: string;
  writer: Http;
  token: string;
  cookie: { name: string; value: string };
  browser: string | undefined;
  streams: number;
  events: number;
};

/** From an agent's request to the arrival at 50 open streams, and to a page's own EventSource in a real Chromium. */
export async function measureLive(given: Given): Promise<LiveFigures> {
  const { url, slug, mission, writer, token, cookie, streams, events } = given;
  const arrivals = new Map<string, number[]>();
  const open = await Promise.all(
    Array.from({ length: streams }, () => listen(`${url}/api/v1/events?workspace=${slug}`, token, arrivals)),
  );
  const chrome = await chromium.launch({
    ...(given.browser && { executablePath: given.browser }),
    args: ['--no-sandbox'],
  });
  try {
    const context = await chrome.newContext();
    await context.addCookies([{ ...cookie, url, httpOnly: true, sameSite: 'Lax' }]);
    const page = await context.newPage();
    await follow(page, url, slug);
    const sent: { id: string; at: number }[] = [];
    for (let turn = 0; turn < events; turn++) {
      const at = Date.now();
      const note = await writer.call<{ id: string }>('POST', `/api/v1/missions/${mission}/notes`, {
        text: `Note ${turn}`,
      });
      sent.push({ id: note.id, at });
      await page.waitForFunction((id) => (window as Seen).seen?.[id] !== undefined, note.id, { polling: 10 });
    }
    const inBrowser = await page.evaluate(() => (window as Seen).seen ?? {});
    const atStreams = sent.flatMap(({ id, at }) => (arrivals.get(id) ?? []).map((arrived) => arrived - at));
    const atPage = sent.map(({ id, at }) => (inBrowser[id] ?? Number.NaN) - at);
    return { stream: quantiles(atStreams), browser: quantiles(atPage), count: atStreams.length };
  } finally {
    await chrome.close();
    for (const close of open) close();
  }
}

type Seen = Window & { seen?: Record<string, number> };

/** Both clocks are this machine's, so that the difference of two Date.now() is the delay. */
async function follow(page: Page, url: string, slug: string): Promise<void> {
  await page.goto(`${url}/${slug}/missions`);
  await page.evaluate(
    ([address, workspace]) =>
      new Promise<void>((resolve) => {
        const seen: Record<string, number> = {};
        (window as Seen).seen = seen;
        const source = new EventSource(`${address}/api/v1/events?workspace=${workspace}`);
        source.addEventListener('ready', () => resolve());
        source.onmessage = ({ data }) => {
          const { subject } = JSON.parse(data) as { subject?: string | { id: string } };
          const id = typeof subject === 'string' ? subject : subject?.id;
          if (id) seen[id] = Date.now();
        };
      }),
    [url, slug] as const,
  );
}

function listen(address: string, token: string, arrivals: Map<string, number[]>): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers: { authorization: `Bearer ${token}` } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`a stream was answered ${answer.statusCode}`));
      answer.setEncoding('utf8').on('data', (text: string) => {
        if (text.includes('event: ready')) resolve(() => asked.destroy());
        const at = Date.now();
        for (const [id] of text.matchAll(/not_[0-9a-z]{26}/g)) arrivals.set(id, [...(arrivals.get(id) ?? []), at]);
      });
      answer.on('error', () => {});
    });
    asked.on('error', reject);
    asked.end();
  });
}
