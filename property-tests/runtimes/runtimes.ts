/** Every runtime that draws the golden vectors. */
import { bun } from './bun.js';
import { chromium } from './chromium.js';
import { deno } from './deno.js';
import { firefox } from './firefox.js';
import { nodes } from './node.js';
import type { Runtime } from './outcome.js';
import { workerd } from './workerd.js';

export const runtimes: ReadonlyArray<Runtime> = [...nodes, deno, bun, workerd, chromium, firefox];
