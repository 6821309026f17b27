import { getContract, proposeContract } from '@/lib/contracts/handlers';
import { route } from '@/lib/server/route';

export const GET = route(getContract);
export const POST = route(proposeContract);
