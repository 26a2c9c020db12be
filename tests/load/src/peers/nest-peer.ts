// Loaded as every service does. What is only loaded costs its loading; the peer has no routes that would use it.
import 'reflect-metadata';
import '@nestjs/microservices';
import 'ajv/dist/2020.js';
import 'class-transformer';
import 'class-validator';
import 'class-validator-jsonschema';
import 'jose';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { InjectConnection, MongooseModule } from '@nestjs/mongoose';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { Kafka, logLevel } from 'kafkajs';
import type { Connection } from 'mongoose';
import { Logger, LoggerModule } from 'nestjs-pino';
import { collectDefaultMetrics } from 'prom-client';

// The environment of a service: both are started by the same command.
const { PORT, HOST = '0.0.0.0', MONGODB_URI = '', KAFKA_BROKERS = '' } = process.env;
const { MONGODB_MAX_POOL_SIZE: maxPoolSize } = process.env;

@Controller('health')
class HealthController {
  constructor(@InjectConnection() private readonly connection: Connection) {}

  @Get('ready')
  async ready(): Promise<object> {
    await this.connection.getClient().db().command({ ping: 1 });
    return { status: 'ok' };
  }
}

@Module({
  imports: [
    LoggerModule.forRoot(),
    MongooseModule.forRoot(MONGODB_URI, { maxPoolSize: Number(maxPoolSize) }),
  ],
  controllers: [HealthController],
})
class PeerModule {}

collectDefaultMetrics();
const app = await NestFactory.create<NestFastifyApplication>(PeerModule, new FastifyAdapter(), {
  bufferLogs: true,
});
app.useLogger(app.get(Logger));
const description = new DocumentBuilder().setTitle('A bare Nest application').build();
SwaggerModule.setup('/docs', app, SwaggerModule.createDocument(app, description));
// In the background, as the services do: they are ready without Kafka.
const kafka = new Kafka({ clientId: 'peer', brokers: KAFKA_BROKERS.split(','), logLevel: logLevel.NOTHING });
void kafka.producer().connect();
await app.listen(Number(PORT), HOST);
