import { mcpResponse } from '@/lib/mcp/door';

export const dynamic = 'force-dynamic';
export const POST = mcpResponse;
