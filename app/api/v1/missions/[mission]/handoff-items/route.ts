import { listHandoffItems } from '@/lib/handoffs/handlers';
import { route } from '@/lib/server/route';

export const GET = route(listHandoffItems);
