import { config } from 'zod';

// zod would try out `eval` to compile its schemas; the content policy forbids it, and every try is a reported breach.
config({ jitless: true });
