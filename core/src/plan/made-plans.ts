import type { Plan } from './plan.js';

/** Plans that planning has proved: nothing about them needs to be checked again. */
const made = new WeakSet<Plan>();

/** Remembers that a plan was made here, and gives it back. */
export const rememberMade = <P extends Plan>(plan: P): P => {
  made.add(plan);
  return plan;
};

/** Whether a plan was made here, and is not a copy of one that went through a file or to another thread. */
export const isMade = (plan: Plan): boolean => made.has(plan);
