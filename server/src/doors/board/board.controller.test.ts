import 'reflect-metadata';
import { expect, test } from 'vitest';
import { PERMISSION } from '../http/permission';
import { BoardController } from './board.controller';

test('[X3] a board of the past, and its line of time, ask for the same right as the live one', () => {
  const routes = Object.getOwnPropertyDescriptors(BoardController.prototype);
  for (const route of [routes.board, routes.at, routes.line]) {
    const permission: unknown = Reflect.getMetadata(PERMISSION, route.value as object);
    expect(permission).toEqual({ kind: 'verb', verb: 'board:read' });
  }
});
