/** The command line's verbs: `heed <verb> …`. Each is a file; a wrong call says how it is called. */
import { playDrill } from './drill';
import { importFile } from './import';
import { journalParts } from './journal';
import { recountNumbers } from './numbers';
import { rebuild } from './rebuild';
import { replayFile } from './replay';
import { runShape } from './shape/run-shape';
import { addUser } from './user-add';
import { verify } from './verify';

/** What a verb takes and how it ends: 0 done, 1 failed, 2 called wrongly. */
type Verb = (args: readonly string[]) => Promise<number>;

const verbs: Record<string, Verb> = {
  import: importFile,
  replay: replayFile,
  drill: playDrill,
  numbers: recountNumbers,
  verify,
  journal: journalParts,
  rebuild,
  shape: (args) => runShape(args),
  user: addUser,
};

const usage = `Usage: pnpm heed <verb>
  import FILE [--mapping MAP.json] [--zone ZONE] [--historic] [--realm NAME]
                    imports complaints from a CSV or XLSX file into a running server
  replay FILE --mapping MAP.json --zone ZONE [--realm NAME] [--speed N|max] [--skip-faults]
                    tells a file again in its own time, in a realm of its own
  drill NAME [--seed N] [--speed N]
                    plays a scenario in a realm of its own and prints its wall's address
  numbers BULLETIN [--realm REALM]
                    counts a published bulletin's numbers again at their journal positions
  verify [--with FOLDER]
                    proves the journal's hash chain; names the first entry that does not fit;
                    the folder holds files of parts that were set apart
  journal parts     lists the parts of the journal
  journal detach MONTH --to FOLDER
                    sets an old part such as 2026-05 apart to a file
  journal attach FILE
                    puts a part back
  rebuild           makes the folds and the rows of all cases anew from the journal
  shape [--nodes N] runs several nodes on this machine behind a proxy
  user add ACCOUNT --name NAME --roles ROLE,…  [--unit UNIT]
                    makes an account and prints its first password`;

const [name = '', ...args] = process.argv.slice(2);
const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
if (!verb) {
  console.error(usage);
  process.exit(name === 'help' || name === '--help' ? 0 : 2);
}
try {
  process.exitCode = await verb(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
