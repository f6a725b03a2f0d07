// Between SQLite and its open write-ahead log: writes that follow one another are gathered, and go to the system as one.
#include "include/disk_writes.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

// SQLite's own file writes at most 0x1FFFF bytes at once, and takes no more in one call.
#define CAPACITY (120 << 10)

// SQLite calls the file through `methods`, the first member: so every call finds the rest.
typedef struct {
    sqlite3_io_methods methods;
    const sqlite3_io_methods *original;
    sqlite3_int64 start;
    int count;
    unsigned char bytes[CAPACITY];
} gatherer;

static gatherer *gatherer_of(sqlite3_file *file) { return (gatherer *)file->pMethods; }

// What failed is not tried again: whoever wrote it is told, and undoes the rest.
static int let_go(sqlite3_file *file) {
    gatherer *gatherer = gatherer_of(file);
    int count = gatherer->count;
    if (count == 0) return SQLITE_OK;
    gatherer->count = 0;
    return gatherer->original->xWrite(file, gatherer->bytes, count, gatherer->start);
}

static int write_file(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    gatherer *gatherer = gatherer_of(file);
    int follows = offset == gatherer->start + gatherer->count;
    if (!follows || count > CAPACITY - gatherer->count) {
        int code = let_go(file);
        if (code != SQLITE_OK) return code;
    }
    if (count > CAPACITY) return gatherer->original->xWrite(file, bytes, count, offset);
    if (gatherer->count == 0) gatherer->start = offset;
    memcpy(gatherer->bytes + gatherer->count, bytes, (size_t)count);
    gatherer->count += count;
    return SQLITE_OK;
}

// What was written and not let go is read from here.
static int read_file(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
    gatherer *gatherer = gatherer_of(file);
    sqlite3_int64 first = offset > gatherer->start ? offset : gatherer->start;
    sqlite3_int64 gathered_end = gatherer->start + gatherer->count;
    sqlite3_int64 end = offset + count < gathered_end ? offset + count : gathered_end;
    if (first >= end) return gatherer->original->xRead(file, bytes, count, offset);
    int code = SQLITE_OK;
    if (end - first < count) code = gatherer->original->xRead(file, bytes, count, offset);
    if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) return code;
    memcpy((char *)bytes + (first - offset), gatherer->bytes + (first - gatherer->start), (size_t)(end - first));
    // Only what lies behind everything that was gathered can still be missing.
    return end == offset + count ? SQLITE_OK : code;
}

static int sync_file(sqlite3_file *file, int flags) {
    int code = let_go(file);
    return code != SQLITE_OK ? code : gatherer_of(file)->original->xSync(file, flags);
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size) {
    int code = let_go(file);
    return code != SQLITE_OK ? code : gatherer_of(file)->original->xTruncate(file, size);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size) {
    int code = let_go(file);
    return code != SQLITE_OK ? code : gatherer_of(file)->original->xFileSize(file, size);
}

// Gives the file its own methods back. What is left belongs to no commit, or it would have been synced: written now, it
// could come to lie on a commit of somebody else.
static void leave(sqlite3_file *file) {
    gatherer *gatherer = gatherer_of(file);
    file->pMethods = gatherer->original;
    free(gatherer);
}

static int close_file(sqlite3_file *file) {
    leave(file);
    return file->pMethods->xClose(file);
}

static int is_gathered(const sqlite3_file *file) { return file->pMethods->xWrite == write_file; }

static int find(sqlite3 *connection, sqlite3_file **log) {
    *log = NULL;
    int code = sqlite3_file_control(connection, "main", SQLITE_FCNTL_JOURNAL_POINTER, log);
    if (code != SQLITE_OK) return code;
    return *log && (*log)->pMethods ? SQLITE_OK : SQLITE_MISUSE;
}

int gathered_log_begin(sqlite3 *connection) {
    sqlite3_file *file;
    int code = find(connection, &file);
    if (code != SQLITE_OK || is_gathered(file)) return code;
    // Without it SQLite writes behind the sync, for a sector's sake, what others may then look at.
    if (!(file->pMethods->xDeviceCharacteristics(file) & SQLITE_IOCAP_POWERSAFE_OVERWRITE)) return SQLITE_OK;
    gatherer *made = malloc(sizeof *made);
    if (!made) return SQLITE_NOMEM;
    made->original = file->pMethods;
    made->methods = *file->pMethods;
    made->start = 0;
    made->count = 0;
    made->methods.xClose = close_file;
    made->methods.xRead = read_file;
    made->methods.xWrite = write_file;
    made->methods.xTruncate = truncate_file;
    made->methods.xSync = sync_file;
    made->methods.xFileSize = file_size;
    file->pMethods = &made->methods;
    return SQLITE_OK;
}

int gathered_log_end(sqlite3 *connection) {
    sqlite3_file *file;
    int code = find(connection, &file);
    if (code == SQLITE_OK && is_gathered(file)) leave(file);
    return code;
}

void gathered_log_undo(sqlite3 *connection) {
    sqlite3_file *file;
    if (find(connection, &file) == SQLITE_OK && is_gathered(file)) gatherer_of(file)->count = 0;
}
