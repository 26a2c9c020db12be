import { KeepCause, WATERMARK_TYPE, type IncomingEvent, type WatermarkV1 } from '@entente/messaging';
import { Controller, UseFilters } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { PublishersProgress } from '../persistence/publishers-progress.js';

@Controller()
@UseFilters(KeepCause)
export class WatermarksConsumer {
  constructor(private readonly progress: PublishersProgress) {}

  @EventPattern<string>(WATERMARK_TYPE)
  announce(@Payload() events: readonly IncomingEvent<WatermarkV1>[]): Promise<void> {
    return this.progress.announce(events.map(({ data }) => data));
  }
}
