/** The pages that keep views, and the parameters of their addresses that a view holds. */
export const viewPages = {
  missions: ['show', 'view', 'search', 'pilot', 'held', 'sort'],
  tasks: ['status', 'search', 'sort', 'order', 'grouped'],
  attention: ['view', 'kind', 'mission'],
  receipts: ['search', 'outcome', 'from', 'to', 'pilot', 'template', 'sort'],
  activity: ['as', 'type'],
} as const;
export type ViewPage = keyof typeof viewPages;

/** What of an address a view of this page holds, in one order, so that two addresses that show the same are the same. */
export function viewQuery(page: ViewPage, parameters: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of viewPages[page]) {
    const value = parameters.get(name);
    if (value !== null) kept.set(name, value);
  }
  return kept.toString();
}
