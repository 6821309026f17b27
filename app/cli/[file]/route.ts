import { commandFile } from '@/lib/agents/command-file';

export const dynamic = 'force-dynamic';

/** The command for the machines of agents, and its hash. */
export async function GET(_request: Request, { params }: { params: Promise<{ file: string }> }): Promise<Response> {
  return commandFile((await params).file);
}
