const oneYearSeconds = 31_536_000;

/** Keeps a preference in this browser, where the server finds it on the next request. Never for anything secret. */
export function keepPreference(name: string, value: string): void {
  const secure = location.protocol === 'https:' ? '; secure' : '';
  const text = `${name}=${encodeURIComponent(value)}; path=/; max-age=${oneYearSeconds}; samesite=lax${secure}`;
  // The Cookie Store API is absent on plain http, which is how many people run this on their own network.
  Reflect.set(document, 'cookie', text);
}
