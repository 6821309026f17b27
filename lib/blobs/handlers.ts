import 'server-only';
import { bind } from '@/lib/server/bind';
import * as commands from './commands';
import * as declared from './operations';

export const putUpload = bind(declared.putUpload, commands.putUpload);
