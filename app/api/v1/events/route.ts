import { streamResponse } from '@/lib/events/stream';

export const dynamic = 'force-dynamic';
export const GET = streamResponse;
