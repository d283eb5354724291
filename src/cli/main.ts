/** The course's commands. What a command needs is loaded when it is called, so that `--help` answers at once. */
import { Command } from 'commander';
import { explainSystemError } from '../data/files';
import { addBench } from './commands/bench';
import { addCheck } from './commands/check';
import { addClass } from './commands/class';
import { addDoctor } from './commands/doctor';
import { addEvaluate } from './commands/evaluate';
