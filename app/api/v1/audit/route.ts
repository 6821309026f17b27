import { listAuditEvents } from '@/lib/audit/handlers';
import { route } from '@/lib/server/route';

export const GET = route(listAuditEvents);
