/** Sets Zod before the first schema is made: it would try code from strings, which the pages' policy forbids. */
import { z } from 'zod';

z.config({ jitless: true });
