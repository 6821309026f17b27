import { removeMember, updateMember } from '@/lib/members/handlers';
import { route } from '@/lib/server/route';

export const PATCH = route(updateMember);
export const DELETE = route(removeMember);
