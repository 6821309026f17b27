/** Reads that a page began while its scripts were on their way: by address, each for the first who asks for it. */
type EarlyReads = Record<string, { answer: Promise<Response>; workspace: string; at: number }>;
type Holder = { earlyReads?: EarlyReads };

export type EarlyRequest = { url: string; headers: Record<string, string> };

/** Whoever asks later than this wants to know how things stand now. */
const freshMs = 10_000;

/** The script that sends these requests, to stand in the page before all others. */
export function earlyReadsScript(requests: readonly EarlyRequest[]): string {
  const given = JSON.stringify(requests).replaceAll('<', '\\u003c');
  return `window.earlyReads={};for(const{url,headers}of${given}){const answer=fetch(url,{headers});answer.catch(()=>{});window.earlyReads[url]={answer,workspace:headers['mission-workspace'],at:performance.now()}}`;
}

/** The answer to a read that was sent early, once; undefined where there is none. */
export function takeEarlyRead(url: string, init: RequestInit): Promise<Response> | undefined {
  const held = (globalThis as Holder).earlyReads;
  const early = held?.[url];
  if (!early || init.method !== 'GET') return undefined;
  delete held[url];
  const isSame = new Headers(init.headers).get('mission-workspace') === early.workspace;
  return isSame && performance.now() - early.at < freshMs ? early.answer : undefined;
}
