// zod would try out `eval` to compile its schemas; the content policy forbids it, and every try is a reported breach.
// Said where zod looks for it, as most pages do without zod itself.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
