import { createInvitation, listInvitations } from '@/lib/members/handlers';
import { route } from '@/lib/server/route';

export const GET = route(listInvitations);
export const POST = route(createInvitation);
