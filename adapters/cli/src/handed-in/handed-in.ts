import type { BatchRequest, Plan } from '@jepa-masks/core';
import type { GivenPresence } from '@jepa-masks/render/kinds';
import type { Command } from 'commander';
import { addPresentOption, type PresentFlag, presentFromOption } from './present-option.js';
import type { Wanted } from './read-rows.js';
import { addScoresOption, type Scored, type ScoresFlag, scoresFromOption } from './scores-option.js';

/** The options whose files say something of each sample's patches. */
export interface HandedInFlags extends ScoresFlag, PresentFlag {}

/** A batch, and what is handed in of its samples. */
export type HandedInRequest = Required<BatchRequest> & Scored & GivenPresence;

/** Adds the options whose files say something of each sample's patches. */
export const addHandedInOptions = (command: Command): Command => addPresentOption(addScoresOption(command));

/** What is handed in of the samples that are wanted. */
export const handedInFromOptions = async (
  options: HandedInFlags,
  plan: Plan,
  wanted: Wanted,
): Promise<Scored & GivenPresence> => ({
  ...(await scoresFromOption(options, plan, wanted)),
  ...(await presentFromOption(options, plan, wanted)),
});
