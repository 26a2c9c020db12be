import { changeRecord, Clock, type CommandOnRecord } from '@entente/kernel';
import { Injectable } from '@nestjs/common';
import { mustBeReadable, mustDeclareFor } from '../domain/authority.js';
import type { Declaration } from '../domain/cannot-say.js';
import { JointActionDays } from '../domain/joint-action-days.js';

/** Declares what a country or a body cannot say, by whoever reports for it. A figure replaces the declaration. */
@Injectable()
export class DeclareCannotSay {
  constructor(
    private readonly days: JointActionDays,
    private readonly clock: Clock,
  ) {}

  execute(command: CommandOnRecord, declaration: Declaration): Promise<number> {
    const { actor } = command;
    return changeRecord(this.days, command, {
      thing: 'joint action day',
      permit: (day) => {
        mustBeReadable(actor, day.snapshot());
        mustDeclareFor(actor, day.snapshot(), declaration);
      },
      decide: (day) => day.declareCannotSay(declaration, this.clock.now().toISOString()),
    });
  }
}
