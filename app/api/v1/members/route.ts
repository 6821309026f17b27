import { listMembers } from '@/lib/members/handlers';
import { route } from '@/lib/server/route';

export const GET = route(listMembers);
