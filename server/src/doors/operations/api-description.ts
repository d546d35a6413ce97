/** The OpenAPI document, made from the same schemas that the doors parse with. */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

export function describeApi(app: NestFastifyApplication): void {
  const config = new DocumentBuilder()
    .setTitle('Heed')
    .setDescription('Complaints, cases and the live board. The stream is described in PROTOCOL.md.')
    .setVersion('1')
    .addBearerAuth()
    .addCookieAuth('heed')
    .build();
  const document = () => SwaggerModule.createDocument(app, config);
  SwaggerModule.setup('api/docs', app, document, { jsonDocumentUrl: 'api/openapi.json' });
}
