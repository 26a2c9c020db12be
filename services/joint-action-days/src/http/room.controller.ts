import { CurrentActor, Roles, TokenEnd } from '@entente/access';
import {
  AnswersEvents,
  EventStreams,
  IdPipe,
  LastEventId,
  type EventStream,
  type StreamReply,
} from '@entente/http';
import type { Actor } from '@entente/kernel';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { News, Watcher } from '../application/room.js';
import { WatchOperation } from '../application/watch-operation.js';

@ApiTags('joint action days')
@Controller({ path: 'joint-action-days/:id/live', version: '1' })
export class RoomController {
  constructor(
    private readonly watching: WatchOperation,
    private readonly streams: EventStreams,
  ) {}

  @Get()
  @Roles('operational-team', 'national-coordinator', 'action-leader', 'registrar')
  @AnswersEvents(
    'The counters of a joint action day, as they change, until the token expires',
    '`counters`: `{ asOf, rows }`, first; afterwards `changes`: `{ asOf, rows, gone }`, what is new or ' +
      'different and the keys of what is gone. Who comes back with `Last-Event-ID` within a minute is told ' +
      '`changes`, or nothing where nothing has changed. After a longer absence, or where the service does ' +
      'not know any more what it told, `counters` comes instead. It replaces every row: what is not in it ' +
      'is gone. ' +
      'A row is `{ indicator, unit, country, exploitationForm?, confirmed, provisional, precision }`; ' +
      '`country` is null in what is stated for the whole, and a row with a form is inside the one without. ' +
      'Rows of countries do not add up to a sum: a result that two of them told of, or carried out, stands in ' +
      'the row of each.',
  )
  async watch(
    @Param('id', IdPipe) id: string,
    @CurrentActor() actor: Actor,
    @TokenEnd() until: Date,
    @LastEventId() lastSeen: string | undefined,
    @Res() reply: StreamReply,
  ): Promise<void> {
    const watching = { id, actor, ...(lastSeen !== undefined && { lastSeen }) };
    await this.watching.execute(watching, ({ catchUp, leave }) =>
      watcherOn(this.streams.open(reply, { subject: actor.subject, until, onReady: catchUp, onEnd: leave })),
    );
  }
}

function watcherOn(stream: EventStream): Watcher {
  return {
    get isReady() {
      return stream.isReady;
    },
    tell: (news) => tell(stream, news),
    end: () => stream.end(),
  };
}

function tell(stream: EventStream, { kind, id, ...data }: News): void {
  if (kind === 'unchanged') stream.comment('nothing has changed');
  else stream.send({ event: kind, id, data });
}
