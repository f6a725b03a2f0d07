#ifndef FAULTY_DISK_INTERNAL_H
#define FAULTY_DISK_INTERNAL_H

#include <pthread.h>
#include <sqlite3.h>

#include "include/faulty_disk.h"

// Names per disk: the database, its log and its journal, with room.
#define MAXIMUM_ENTRIES 16
#define MAXIMUM_NAME 64
// What a disk writes whole or not at all.
#define SECTOR 512

typedef struct {
    unsigned char *bytes;
    int64_t size;
    int64_t capacity;
} content;

// A change that no sync has made durable yet.
typedef struct {
    int64_t offset; // of a write; of a truncation, the new size
    int64_t length; // -1: a truncation
    unsigned char *bytes;
    int is_lost; // a sync failed: it can be read, but will never be on the disk
} change;

// What has one name after the other; open files keep it.
typedef struct {
    int references;
    content now;
    content durable;
    change *changes;
    int64_t change_count;
    int64_t change_capacity;
    // Locks of the database file.
    int shared;
    void *reserved;
    void *pending;
    // Shared memory of the write-ahead log's index.
    void **regions;
    int region_count;
    int shm_users;
    int shm_shared[SQLITE_SHM_NLOCK];
    void *shm_exclusive[SQLITE_SHM_NLOCK];
} file;

// A name, as it is now and as a power failure would leave it.
typedef struct {
    char name[MAXIMUM_NAME];
    file *now;
    file *durable;
} entry;

struct faulty_disk {
    pthread_mutex_t mutex;
    int references; // guarded by the list's mutex
    char *directory;
    faulty_disk *next;
    entry entries[MAXIMUM_ENTRIES];
    int entry_count;
    int is_dead;
    int lies;
    int is_armed;
    faulty_disk_fault fault;
    int64_t countdown;
    int64_t changes;
    int64_t bytes;
    int64_t limit;
    int shm_locks;
    pthread_cond_t gate;
    int gate_is_closed;
    int waiting;
};

// What may be done with a change.
typedef enum { GO_ON, GO_ON_AND_DIE, FAIL } permission;

// The disk mounted at the folder of `path`, kept until released; `name` is the rest of the path. NULL: none.
faulty_disk *disk_of(const char *path, const char **name);
void disk_release(faulty_disk *disk);

// Below here the caller has the disk's mutex.
permission disk_admit(faulty_disk *disk);
entry *disk_entry(faulty_disk *disk, const char *name, int create);
file *file_new(void);
void file_release(file *file);
int file_write(file *file, const void *bytes, int64_t length, int64_t offset);
int file_truncate(file *file, int64_t size);
int file_sync(file *file);
void file_forget(file *file);

#endif
