#!/usr/bin/env node
import { main } from '../dist/main.js';

const INTERRUPTED = 130;

process.exitCode = await main(process.argv.slice(2), process);
// What a reader does not take must not keep a process that was told to stop.
if (process.exitCode === INTERRUPTED) process.exit();
