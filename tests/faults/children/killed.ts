/** A process that kills itself at a call of the file system, as a power cut or a task manager would. */
import process from 'node:process';
import { failing, type FileCall } from '../file-system.ts';

/**
 * Does something, and is killed before the call of a number; 0 lets it live.
 *
 * @param isTorn whether the call before that is made by half, if it is a write.
 */
export async function killedAt<T>(folder: string, number: number, isTorn: boolean, act: () => Promise<T>): Promise<T> {
  const judge = (call: FileCall): string | undefined => {
    if (call.number === number) process.kill(process.pid, 'SIGKILL');
    return isTorn && call.number === number - 1 && call.name === 'write' ? 'short' : undefined;
  };
  return failing(folder, judge, act);
}
