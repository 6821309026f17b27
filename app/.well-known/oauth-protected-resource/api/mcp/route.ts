import { resourceMetadata } from '@/lib/mcp/door';

export const dynamic = 'force-dynamic';
export const GET = resourceMetadata;
