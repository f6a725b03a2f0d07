#ifndef SIGNALBOX_DISK_WRITES_H
#define SIGNALBOX_DISK_WRITES_H

struct sqlite3;

// From now on what the connection writes to its write-ahead log goes to the system in pieces of many pages, at the latest
// when the log is synced. SQLite itself writes the header of each page and then the page.
//
// Only with `synchronous` FULL: others look at a commit when its log is synced and not before. The log must be open:
// something was read or written. When a piece cannot be written, the call that lets it go fails, and what was gathered
// is gone; SQLite then undoes the transaction, as after any write that failed.
//
// 0 when it is so, now or already; else SQLite's error code.
int gathered_log_begin(struct sqlite3 *connection);

// After a transaction was undone: forgets what it had written and was not let go. Written later, it could come to lie on
// a commit of another connection. Does nothing where no log is open.
void gathered_log_undo(struct sqlite3 *connection);

// From now on the connection writes its log at once again; outside a transaction. 0, or SQLite's error code.
int gathered_log_end(struct sqlite3 *connection);

// Has the system write what it still holds of an open file, and waits for that. Only a hint that makes a later sync short:
// what is durable, and what failed, is said by that sync alone.
void file_write_back(int descriptor);

#endif
