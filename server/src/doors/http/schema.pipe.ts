/** Parses what `@Body({ schema })`, `@Query({ schema })` and `@Param(name, { schema })` declare, strictly. */
import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { parseInput } from './invalid-input';

@Injectable()
export class SchemaPipe implements PipeTransform<unknown, unknown> {
  transform(value: unknown, { schema }: ArgumentMetadata): unknown {
    return schema instanceof z.ZodType ? parseInput(schema, value) : value;
  }
}
