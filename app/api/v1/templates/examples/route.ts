import { route } from '@/lib/server/route';
import { addExampleTemplates, removeExamples } from '@/lib/templates/handlers';

export const POST = route(addExampleTemplates);
export const DELETE = route(removeExamples);
