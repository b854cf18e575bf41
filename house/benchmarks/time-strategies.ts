/**
 * Times every strategy, or those whose name begins as the argument, and prints
 * figures as JSON. In a process of its own: beside what draws tables and drives
 * browsers, samples take up to a third longer, and floors do not.
 */
import { timeEveryStrategy } from './every-strategy.js';

console.log(JSON.stringify(await timeEveryStrategy(process.argv[2])));
