/** First parts of addresses that are the program's own; a workspace of that name could not be reached. */
const reservedSlugs = new Set([
  'api',
  'cli',
  'docs',
  'first-run',
  'health',
  'invite',
  'mcp',
  'new',
  'public',
  'sign-in',
  'sign-out',
  'static',
  'workspaces',
]);

export const isFreeSlug = (slug: string): boolean => !reservedSlugs.has(slug);

/** A slug from a name: 'Café Nord' → 'cafe-nord'; 'workspace' where no letter of it fits. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 32)
    .replace(/^-+|-+$/g, '');
  return slug !== '' && isFreeSlug(slug) ? slug : `${slug ? `${slug}-` : ''}workspace`;
}
