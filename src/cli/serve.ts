/** `mashang serve`: the server, as `npm start` runs it. */

import { messageFor, serveUntilSignal } from '../main.ts';
import { type Command, CommandRefused } from './command.ts';

export const serveCommand: Command = {
  name: 'serve',
  summary: 'serve the city until a signal comes',
  usage: '',
  examples: ['serve', 'serve   # with PORT=8081 HOST=127.0.0.1 in the environment'],
  options: {},
  run: async ({ config, outside }) => {
    try {
      return await serveUntilSignal(config(), outside);
    } catch (error) {
      const message = messageFor(error);
      if (message === undefined) throw error;
      throw new CommandRefused(message);
    }
  },
};
