/** Many texts that joined topics stand in one entry of the journal: found by the cases that it tells of. */
import { Migration } from '@mikro-orm/migrations';

export class Migration0038TopicPages extends Migration {
  override up(): void {
    this.addSql(`
      create function topic_page_cases(entry text) returns uuid[]
      language sql immutable parallel safe as $$
        select array(select (t ->> 'caseId')::uuid
          from json_array_elements(entry::json -> 'data' -> 'texts') t)
      $$`);
    // Reads the journal once for entries that no earlier version wrote. Without a list of its own for
    // what came lately: it is emptied by whoever appends, while everybody else waits for the head.
    this.addSql(`
      create index journal_topic_page on journal using gin (topic_page_cases(entry))
      with (fastupdate = off) where type = 'topics-joined'`);
    // Nothing asks by case or by time alone; a text's topic is made in the same commit, and never goes.
    this.addSql('drop index topic_text_case');
    this.addSql('drop index topic_text_received');
    this.addSql('alter table topic_text drop constraint topic_text_topic_id_fkey');
    // Each text's words in one index, once they are known: most of what a text costs. Reads the words of
    // all texts once: a minute or two for a million.
    this.addSql('drop index complaint_text_tokens');
    this.addSql('drop index complaint_text_open_tokens');
    this.addSql(`create index complaint_text_open_tokens on complaint_text using gin (tokens)
      where open and tokens is not null`);
    this.addSql(`create index complaint_text_closed_tokens on complaint_text using gin (tokens)
      where not open and tokens is not null`);
  }
}
